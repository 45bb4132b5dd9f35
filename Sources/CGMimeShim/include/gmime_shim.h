// GMime's cast and check macros as functions, because Swift does not import macros with arguments.
#pragma once
#include <gmime/gmime.h>
