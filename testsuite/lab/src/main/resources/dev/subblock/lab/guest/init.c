/*
 * PID 1 of a guest. Java can't be it: its launcher finds itself through /proc.
 * Mounts what Java needs, runs what /command lists (one argument a line), says
 * on the console if that ended badly, and restarts: with -no-reboot, QEMU ends.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_ARGUMENTS 64

static char text[8192];

static void run(void)
{
	char *argv[MAX_ARGUMENTS + 1];
	char *environment[] = { "PATH=/bin:/sbin:/usr/bin:/usr/sbin", "HOME=/",
				"TERM=linux", NULL };
	int fd = open("/command", O_RDONLY);
	int count = 0;
	char *word;

	if (fd < 0 || read(fd, text, sizeof(text) - 1) <= 0)
		_exit(126);
	close(fd);
	for (word = strtok(text, "\n"); word && count < MAX_ARGUMENTS;
	     word = strtok(NULL, "\n"))
		argv[count++] = word;
	argv[count] = NULL;
	/* A shell wants a terminal of its own, with job control. */
	setsid();
	fd = open("/dev/ttyS0", O_RDWR);
	if (fd >= 0) {
		dup2(fd, 0);
		dup2(fd, 1);
		dup2(fd, 2);
		if (fd > 2)
			close(fd);
	}
	execve(argv[0], argv, environment);
	perror(argv[0]);
	_exit(127);
}

int main(void)
{
	int status = 0;
	pid_t child;

	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	mkdir("/dev", 0755);
	mkdir("/tmp", 0777);
	mkdir("/mnt", 0755);
	mount("proc", "/proc", "proc", 0, NULL);
	mount("sysfs", "/sys", "sysfs", 0, NULL);
	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);

	child = fork();
	if (child == 0)
		run();
	while (waitpid(-1, &status, 0) != child)
		;
	if (WIFSIGNALED(status))
		printf("subblock: guest ended by signal %d\n", WTERMSIG(status));
	else if (WEXITSTATUS(status))
		printf("subblock: guest ended with status %d\n", WEXITSTATUS(status));
	fflush(stdout);
	sync();
	reboot(RB_AUTOBOOT);
	return 1;
}
