/*
 * Numbers of other types as the processors of desktops (x86) make them of floating-point numbers, with the error that
 * they note. C leaves open what becomes of what the other type does not hold, and WebAssembly's answers are others.
 */
#ifndef FLOAT_CASTS_H
#define FLOAT_CASTS_H

#include "numpy/npy_math.h"

/* The smaller types are cut from this one too. */
static inline npy_int32
float_to_int32(double value)
{
    if (value > -2147483649.0 && value < 2147483648.0) {
        return (npy_int32)value;
    }
    npy_set_floatstatus_invalid();
    return NPY_MIN_INT32;
}

static inline npy_uint32
float_to_uint32(double value)
{
    if (value > -2147483649.0 && value < 2147483648.0) {
        return (npy_uint32)(npy_int32)value;
    }
    if (value >= 2147483648.0 && value < 4294967296.0) {
        return (npy_uint32)value;
    }
    npy_set_floatstatus_invalid();
    return value > 0 ? 0 : 0x80000000u;
}

static inline npy_int64
float_to_int64(double value)
{
    if (value >= -9223372036854775808.0 && value < 9223372036854775808.0) {
        return (npy_int64)value;
    }
    npy_set_floatstatus_invalid();
    return NPY_MIN_INT64;
}

static inline npy_uint64
float_to_uint64(double value)
{
    if (value >= -9223372036854775808.0 && value < 9223372036854775808.0) {
        return (npy_uint64)(npy_int64)value;
    }
    if (value >= 9223372036854775808.0 && value < 18446744073709551616.0) {
        return (npy_uint64)value;
    }
    npy_set_floatstatus_invalid();
    return value > 0 ? 0 : 0x8000000000000000u;
}

static inline float
float_to_single(double value)
{
    float single = (float)value;
    if (npy_isinf(single) && npy_isfinite(value)) {
        npy_set_floatstatus_overflow();
    }
    return single;
}

/* By the names that NumPy's casts have for types. */
#define FLOAT_TO_byte(x) ((npy_byte)float_to_int32(x))
#define FLOAT_TO_ubyte(x) ((npy_ubyte)float_to_int32(x))
#define FLOAT_TO_short(x) ((npy_short)float_to_int32(x))
#define FLOAT_TO_ushort(x) ((npy_ushort)float_to_int32(x))
#define FLOAT_TO_int(x) float_to_int32(x)
#define FLOAT_TO_uint(x) float_to_uint32(x)
#define FLOAT_TO_long(x) float_to_int32(x)
#define FLOAT_TO_ulong(x) float_to_uint32(x)
#define FLOAT_TO_longlong(x) float_to_int64(x)
#define FLOAT_TO_ulonglong(x) float_to_uint64(x)
#define FLOAT_TO_float(x) float_to_single(x)
#define FLOAT_TO_cfloat(x) float_to_single(x)
#define FLOAT_TO_double(x) ((npy_double)(x))
#define FLOAT_TO_cdouble(x) ((npy_double)(x))
#define FLOAT_TO_longdouble(x) ((npy_longdouble)(x))
#define FLOAT_TO_clongdouble(x) ((npy_longdouble)(x))
/* Cast by bits elsewhere. */
#define FLOAT_TO_half(x) (x)
#define FLOAT_TO_bool(x) (x)

#endif
