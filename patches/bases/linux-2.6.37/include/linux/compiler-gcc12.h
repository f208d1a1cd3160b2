/*
 * <linux/compiler-gcc.h> of an old kernel includes <linux/compiler-gccN.h>, N being the compiler's major version, and
 * stops where there is none. This is what gcc 12 can do of what those kernels ask for.
 */
#ifndef __LINUX_COMPILER_H
#error "include <linux/compiler.h> instead"
#endif

#define __used __attribute__((__used__))
#define __must_check __attribute__((warn_unused_result))
#define __compiler_offsetof(type, member) __builtin_offsetof(type, member)
#define __always_inline inline __attribute__((always_inline))
#define uninitialized_var(x) x = x
#define __cold __attribute__((__cold__))
#define unreachable() __builtin_unreachable()
#define __noclone __attribute__((__noclone__))
