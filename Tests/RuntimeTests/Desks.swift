// Every test of this room has the desk of all tests.
@_exported import Desks
