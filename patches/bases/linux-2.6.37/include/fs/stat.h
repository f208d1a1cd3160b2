/*
 * Put before fs/stat.c. glibc 2.33 to 2.38 makes fstat(fd) out of newfstatat(fd, "", AT_EMPTY_PATH), which Linux learnt
 * in 2.6.39: before that every dynamic program ends while its libraries are loaded. The call of the kernel's own becomes
 * plain_newfstatat here, and what is asked of an empty name is answered by fstat.
 */
#include <linux/syscalls.h>
#include <linux/fcntl.h>
#include <asm/uaccess.h>

#define AT_EMPTY_PATH 0x1000

asmlinkage long sys_plain_newfstatat(int dfd, const char __user *filename, struct stat __user *statbuf, int flag);

asmlinkage long sys_newfstatat(int dfd, const char __user *filename, struct stat __user *statbuf, int flag)
{
	char first;

	if (flag & AT_EMPTY_PATH) {
		if (get_user(first, filename))
			return -EFAULT;
		if (!first)
			return sys_newfstat(dfd, statbuf);
	}
	return sys_plain_newfstatat(dfd, filename, statbuf, flag & ~AT_EMPTY_PATH);
}

#define newfstatat plain_newfstatat
#undef SYSCALL_DEFINE4
#define SYSCALL_DEFINE4(...) SUBBLOCK_DEFINE4(__VA_ARGS__)
#define SUBBLOCK_DEFINE4(name, ...) SYSCALL_DEFINEx(4, _##name, __VA_ARGS__)
