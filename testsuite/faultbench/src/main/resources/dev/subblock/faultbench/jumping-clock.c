/* Preloaded: the time of day jumps a day ahead and a day back, every three seconds. Time that only counts up does not. */
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long jump(void)
{
	struct timespec now;

	syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
	return now.tv_sec / 3 % 2 ? 86400 : -86400;
}

int clock_gettime(clockid_t clock, struct timespec *to)
{
	int status = syscall(SYS_clock_gettime, clock, to);

	if (!status && clock == CLOCK_REALTIME)
		to->tv_sec += jump();
	return status;
}

int gettimeofday(struct timeval *restrict to, void *restrict zone)
{
	struct timespec now;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	to->tv_sec = now.tv_sec;
	to->tv_usec = now.tv_nsec / 1000;
	return 0;
}

time_t time(time_t *to)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (to)
		*to = now.tv_sec;
	return now.tv_sec;
}
