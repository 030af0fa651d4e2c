/*
 * The floating-point errors of a ufunc's inner loop, told from its operands before and its results after it.
 */
#ifndef FLOAT_LOOPS_H
#define FLOAT_LOOPS_H

#include <stdlib.h>
#include "float_errors.h"

/* A loop of one or two operands; kind is FLOAT_UNTOLD where nothing is to be told. */
typedef struct {
    float_kind kind;
    int nin, nout, types[4];
    /* The operand that the results take the place of, -1 for none, and what it was, unless all of it was finite. */
    int in_place;
    char *before;
} float_loop;

/* A number that neither is zero nor explains an error of a result; integers are so too. */
static const float_seen float_finite = {0, 0, 0};

static inline int
float_is_told(int type)
{
    return type == NPY_DOUBLE || type == NPY_FLOAT || type == NPY_CDOUBLE || type == NPY_CFLOAT || type == NPY_HALF;
}

/* Begins one; `errormask` is 0 where no error matters to anyone. */
static inline float_loop
float_loop_of(PyArrayMethod_Context *context, int errormask, int masked)
{
    float_loop loop = {FLOAT_UNTOLD, context->method->nin, context->method->nout, {0}, -1, NULL};
    int count = loop.nin + loop.nout;
    if (errormask == 0 || masked || loop.nin > 2 || count > 4 || context->caller == NULL) {
        return loop;
    }
    for (int i = 0; i < count; i++) {
        loop.types[i] = context->descriptors[i]->type_num;
        if (!float_is_told(loop.types[i]) && (i >= loop.nin || !PyTypeNum_ISINTEGER(loop.types[i]))) {
            return loop;
        }
    }
    loop.kind = float_kind_of(ufunc_get_name_cstr((PyUFuncObject *)context->caller));
    return loop;
}

static inline size_t
float_size(int type)
{
    return type == NPY_CDOUBLE ? 16 : type == NPY_DOUBLE || type == NPY_CFLOAT ? 8 : type == NPY_FLOAT ? 4 : 2;
}

static inline float_seen
float_seen_at(int type, const char *at)
{
    switch (type) {
        case NPY_DOUBLE:
            return float_seen_of(*(const npy_double *)at);
        case NPY_FLOAT:
            return float_seen_of(*(const npy_float *)at);
        case NPY_HALF:
            return float_seen_of(npy_half_to_double(*(const npy_half *)at));
        case NPY_CDOUBLE:
            return float_seen_parts(((const npy_double *)at)[0], ((const npy_double *)at)[1]);
        case NPY_CFLOAT:
            return float_seen_parts(((const npy_float *)at)[0], ((const npy_float *)at)[1]);
        default:
            return float_finite;
    }
}

/* Whether all is finite; quick, since mostly all is. A number times zero is zero, or NaN. */
#define FLOAT_ALL_FINITE(TYPE, PARTS)                                                       \
    do {                                                                                    \
        if (stride == (npy_intp)(PARTS * sizeof(TYPE))) {                                   \
            const TYPE *of = (const TYPE *)at;                                              \
            TYPE a = 0, b = 0, c = 0, d = 0;                                                \
            npy_intp i = 0, total = PARTS * count;                                          \
            for (; i + 3 < total; i += 4) {                                                 \
                a += of[i] * 0, b += of[i + 1] * 0, c += of[i + 2] * 0, d += of[i + 3] * 0; \
            }                                                                               \
            for (; i < total; i++) {                                                        \
                a += of[i] * 0;                                                             \
            }                                                                               \
            return a + b + c + d == 0;                                                      \
        }                                                                                   \
    } while (0)

static int
float_all_finite(int type, const char *at, npy_intp stride, npy_intp count)
{
    switch (type) {
        case NPY_DOUBLE:
            FLOAT_ALL_FINITE(npy_double, 1);
            break;
        case NPY_FLOAT:
            FLOAT_ALL_FINITE(npy_float, 1);
            break;
        case NPY_CDOUBLE:
            FLOAT_ALL_FINITE(npy_double, 2);
            break;
        case NPY_CFLOAT:
            FLOAT_ALL_FINITE(npy_float, 2);
            break;
        case NPY_HALF:
            break;
        default:
            return 1;
    }
    for (npy_intp i = 0; i < count; i++, at += stride) {
        float_seen seen = float_seen_at(type, at);
        if (seen.nan || seen.infinite) {
            return 0;
        }
    }
    return 1;
}

/* What there is anywhere among these. */
static float_seen
float_seen_among(int type, const char *at, npy_intp stride, npy_intp count)
{
    float_seen all = {0, 0, 0};
    for (npy_intp i = 0; i < count; i++, at += stride) {
        float_seen seen = float_seen_at(type, at);
        all.nan |= seen.nan, all.infinite |= seen.infinite, all.zero |= seen.zero;
    }
    return all;
}

/* A copy of an operand, where something in it matters; without one (or memory for one) it counts as finite. */
static char *
float_kept(const float_loop *loop, int in, const char *at, npy_intp stride, npy_intp count)
{
    int divides = (loop->kind == FLOAT_DIVISOR && in == loop->nin - 1) || (loop->kind == FLOAT_BASE && in == 0);
    if (!divides && float_all_finite(loop->types[in], at, stride, count)) {
        return NULL;
    }
    size_t size = float_size(loop->types[in]);
    char *kept = malloc(size * count);
    for (npy_intp i = 0; kept != NULL && i < count; i++) {
        memcpy(kept + i * size, at + i * stride, size);
    }
    return kept;
}

/* To be called before the loop: it may write over an operand. */
static inline void
float_loop_before(float_loop *loop, char *const *data, npy_intp count, npy_intp const *strides)
{
    if (loop->kind == FLOAT_UNTOLD) {
        return;
    }
    loop->in_place = -1;
    for (int in = 0; in < loop->nin; in++) {
        for (int out = loop->nin; out < loop->nin + loop->nout; out++) {
            if (data[in] == data[out]) {
                loop->in_place = in;
                loop->before = float_kept(loop, in, data[in], strides[in], strides[in] ? count : 1);
            }
        }
    }
}

/* A one: what stands for an operand that was finite, and is no more. */
static const char *
float_one(int type)
{
    static const npy_double doubles[2] = {1, 1};
    static const npy_float singles[2] = {1, 1};
    static const npy_half half = NPY_HALF_ONE;
    if (type == NPY_HALF) {
        return (const char *)&half;
    }
    return type == NPY_FLOAT || type == NPY_CFLOAT ? (const char *)singles : (const char *)doubles;
}

/* The place, from i on, of a result that is not finite though no operand is NaN: catalogues are full of NaN. */
#define FLOAT_SKIP(TYPE)                                                       \
    do {                                                                       \
        for (; i < count; i++) {                                               \
            TYPE result = *(const TYPE *)(out + i * out_step);                 \
            if (result * 0 == 0) {                                             \
                continue;                                                      \
            }                                                                  \
            TYPE first = *(const TYPE *)(at[0] + i * step[0]);                 \
            TYPE second = *(const TYPE *)(at[last] + i * step[last]);          \
            if (first == first && second == second) {                          \
                break;                                                         \
            }                                                                  \
        }                                                                      \
        return i;                                                              \
    } while (0)

static npy_intp
float_skip(int type, int last, const char *const *at, npy_intp const *step, const char *out, npy_intp out_step,
           npy_intp i, npy_intp count)
{
    if (type == NPY_DOUBLE) {
        FLOAT_SKIP(npy_double);
    }
    if (type == NPY_FLOAT) {
        FLOAT_SKIP(npy_float);
    }
    return i;
}

/* To be called after the loop: notes its errors, as the processor of a desktop would have done. */
static void
float_loop_after(float_loop *loop, char *const *data, npy_intp count, npy_intp const *strides)
{
    if (loop->kind == FLOAT_UNTOLD) {
        return;
    }
    const int last = loop->nin - 1;
    const int all = NPY_FPE_DIVIDEBYZERO | NPY_FPE_OVERFLOW | NPY_FPE_INVALID;
    int errors = 0;
    const char *at[2];
    npy_intp step[2];
    for (int in = 0; in <= last; in++) {
        int is_kept = in == loop->in_place && loop->before != NULL;
        at[in] = is_kept ? loop->before : in == loop->in_place ? float_one(loop->types[in]) : data[in];
        step[in] = in != loop->in_place ? strides[in] : is_kept && strides[in] ? (npy_intp)float_size(loop->types[in]) : 0;
    }
    for (int to = loop->nin; to < loop->nin + loop->nout; to++) {
        /* One result of many operands: of a reduction. */
        int reduces = strides[to] == 0 && count > 1;
        npy_intp results = reduces ? 1 : count;
        int is_plain = !reduces && loop->types[0] == loop->types[to] && loop->types[last] == loop->types[to];
        if (float_all_finite(loop->types[to], data[to], strides[to], results)) {
            continue;
        }
        for (npy_intp i = 0; i < results && errors != all; i++) {
            if (is_plain) {
                i = float_skip(loop->types[to], last, at, step, data[to], strides[to], i, count);
                if (i == count) {
                    break;
                }
            }
            float_seen result = float_seen_at(loop->types[to], data[to] + i * strides[to]);
            if (!result.nan && !result.infinite) {
                continue;
            }
            float_seen operands[2];
            for (int in = 0; in <= last; in++) {
                operands[in] = reduces && in != loop->in_place
                                       ? float_seen_among(loop->types[in], data[in], strides[in], count)
                                       : float_seen_at(loop->types[in], at[in] + i * step[in]);
            }
            errors |= float_errors_of(loop->kind, operands[0], operands[last], result);
        }
    }
    free(loop->before);
    loop->before = NULL;
    if (errors & NPY_FPE_DIVIDEBYZERO) {
        npy_set_floatstatus_divbyzero();
    }
    if (errors & NPY_FPE_OVERFLOW) {
        npy_set_floatstatus_overflow();
    }
    if (errors & NPY_FPE_INVALID) {
        npy_set_floatstatus_invalid();
    }
}

#endif
