#include "gmime_shim.h"
