/*
 * Floating-point errors, told from values: WebAssembly has none of IEEE 754's flags. A result that is infinite while
 * all operands are finite was a division by zero or an overflow, one that is NaN while no operand is NaN was invalid.
 */
#ifndef FLOAT_ERRORS_H
#define FLOAT_ERRORS_H

#include <string.h>
#include "numpy/npy_math.h"
#include "numpy/halffloat.h"

typedef enum {
    FLOAT_UNTOLD,   /* nothing is known of it: packages' own functions, comparisons, extremes */
    FLOAT_PLAIN,    /* what is infinite has overflowed */
    FLOAT_DIVISOR,  /* by zero where the last operand is zero */
    FLOAT_BASE,     /* by zero where the first operand is zero */
    FLOAT_POLE      /* by zero */
} float_kind;

static float_kind
float_kind_of(const char *name)
{
    static const struct { const char *name; float_kind kind; } known[] = {
        {"divide", FLOAT_DIVISOR}, {"multiply", FLOAT_PLAIN}, {"add", FLOAT_PLAIN}, {"subtract", FLOAT_PLAIN},
        {"power", FLOAT_BASE}, {"sqrt", FLOAT_PLAIN}, {"log10", FLOAT_POLE}, {"log", FLOAT_POLE},
        {"exp", FLOAT_PLAIN}, {"square", FLOAT_PLAIN}, {"floor_divide", FLOAT_DIVISOR},
        {"remainder", FLOAT_PLAIN}, {"divmod", FLOAT_DIVISOR}, {"fmod", FLOAT_PLAIN}, {"reciprocal", FLOAT_BASE},
        {"float_power", FLOAT_BASE}, {"log2", FLOAT_POLE}, {"log1p", FLOAT_POLE}, {"exp2", FLOAT_PLAIN},
        {"expm1", FLOAT_PLAIN}, {"sin", FLOAT_PLAIN}, {"cos", FLOAT_PLAIN}, {"tan", FLOAT_PLAIN},
        {"arcsin", FLOAT_PLAIN}, {"arccos", FLOAT_PLAIN}, {"sinh", FLOAT_PLAIN}, {"cosh", FLOAT_PLAIN},
        {"arccosh", FLOAT_PLAIN}, {"arctanh", FLOAT_POLE}, {"hypot", FLOAT_PLAIN}, {"logaddexp", FLOAT_PLAIN},
        {"logaddexp2", FLOAT_PLAIN}, {"ldexp", FLOAT_PLAIN}, {"nextafter", FLOAT_PLAIN}, {"degrees", FLOAT_PLAIN},
        {"rad2deg", FLOAT_PLAIN},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (known[i].name[0] == name[0] && strcmp(known[i].name, name) == 0) {
            return known[i].kind;
        }
    }
    return FLOAT_UNTOLD;
}

/* What matters of an operand: it is seen before it may be written over. */
typedef struct {
    unsigned char nan, infinite, zero;
} float_seen;

static inline float_seen
float_seen_of(double value)
{
    float_seen seen = {npy_isnan(value) != 0, npy_isinf(value) != 0, value == 0};
    return seen;
}

static inline float_seen
float_seen_parts(double real, double imaginary)
{
    float_seen seen = {npy_isnan(real) || npy_isnan(imaginary), npy_isinf(real) || npy_isinf(imaginary),
                       real == 0 && imaginary == 0};
    return seen;
}

/* The errors of one result. */
static inline int
float_errors_of(float_kind kind, float_seen first, float_seen last, float_seen result)
{
    int errors = 0;
    if (first.nan || last.nan) {
        return 0;
    }
    if (result.nan) {
        errors |= NPY_FPE_INVALID;
    }
    if (result.infinite && !first.infinite && !last.infinite) {
        int by_zero = kind == FLOAT_POLE || (kind == FLOAT_DIVISOR && last.zero) || (kind == FLOAT_BASE && first.zero);
        errors |= by_zero ? NPY_FPE_DIVIDEBYZERO : NPY_FPE_OVERFLOW;
    }
    return errors;
}

/* As above, of two real numbers. */
static inline int
float_errors_real(const char *name, double first, double last, double result)
{
    if (npy_isfinite(result)) {
        return 0;
    }
    return float_errors_of(float_kind_of(name), float_seen_of(first), float_seen_of(last), float_seen_of(result));
}

static inline int
float_errors_complex(const char *name, npy_cdouble first, npy_cdouble last, npy_cdouble result)
{
    if (npy_isfinite(npy_creal(result)) && npy_isfinite(npy_cimag(result))) {
        return 0;
    }
    float_kind kind = float_kind_of(name);
    float_seen divisor = float_seen_parts(npy_creal(last), npy_cimag(last));
    int errors = float_errors_of(kind, float_seen_parts(npy_creal(first), npy_cimag(first)), divisor,
                                 float_seen_parts(npy_creal(result), npy_cimag(result)));
    /* Numerators that are zero in one part: 0 / 0 there, and the other part by zero. */
    return errors && kind == FLOAT_DIVISOR && divisor.zero ? NPY_FPE_DIVIDEBYZERO | NPY_FPE_INVALID : errors;
}

/* By the names that NumPy's scalars have; of long doubles nothing is told. */
#define FLOAT_ERRORS_half(name, a, b, result) \
    float_errors_real(name, npy_half_to_double(a), npy_half_to_double(b), npy_half_to_double(result))
#define FLOAT_ERRORS_float(name, a, b, result) float_errors_real(name, a, b, result)
#define FLOAT_ERRORS_double(name, a, b, result) float_errors_real(name, a, b, result)
#define FLOAT_ERRORS_longdouble(name, a, b, result) 0
#define FLOAT_ERRORS_cfloat(name, a, b, result)                                            \
    float_errors_complex(name, npy_cpack(npy_crealf(a), npy_cimagf(a)),                    \
                         npy_cpack(npy_crealf(b), npy_cimagf(b)), npy_cpack(npy_crealf(result), npy_cimagf(result)))
#define FLOAT_ERRORS_cdouble(name, a, b, result) float_errors_complex(name, a, b, result)
#define FLOAT_ERRORS_clongdouble(name, a, b, result) 0

#endif
