package dev.subblock.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who one is in a guest for people.
 *
 * @param name as in a password file
 * @param uid 0 is root
 * @param gid the only group
 */
public record GuestUser(String name, int uid, int gid) {

    /** Such a name needs no quoting, neither in a shell nor in a password file (useradd(8), with capitals and dots). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    /** For a person whose name is none. */
    private static final String NAMELESS = "user";

    public static final GuestUser ROOT = new GuestUser("root", 0, 0);

    public GuestUser {
        name = PLAIN.matcher(name).matches() ? name : NAMELESS;
    }

    /** Whoever runs this process, seen through sudo. */
    public static GuestUser caller() throws IOException {
        Path self = Path.of("/proc/self");
        return caller(System.getenv(), System.getProperty("user.name"), (Integer) Files.getAttribute(self, "unix:uid"), (Integer) Files.getAttribute(self, "unix:gid"));
    }

    /** @param environment where sudo(8) says for whom it made this process root */
    static GuestUser caller(Map<String, String> environment, String name, int uid, int gid) {
        if (uid != 0) {
            return new GuestUser(name, uid, gid);
        }
        try {
            int behind = Integer.parseInt(environment.getOrDefault("SUDO_UID", "0"));
            return behind == 0 ? ROOT : new GuestUser(environment.getOrDefault("SUDO_USER", ""), behind, Integer.parseInt(environment.getOrDefault("SUDO_GID", "0")));
        } catch (NumberFormatException e) {
            return ROOT;
        }
    }

    /** Shell lines for root: the file system at /mnt, which is this user's home and own. It ends the script if there is none. */
    String settle() {
        return """
                export PATH=/bin HOME=/mnt USER=%1$s LOGNAME=%1$s
                mkdir -p /etc
                chmod 1777 /tmp
                echo root:x:0:0::/mnt:/bin/bash >/etc/passwd
                echo root:x:0: >/etc/group
                %2$smount -t xfs /dev/vda /mnt && cd /mnt || exit
                chown %3$d:%4$d /mnt /dev/ttyS0
                """.formatted(name, uid == 0 ? "" : """
                echo %1$s:x:%2$d:%3$d::/mnt:/bin/bash >>/etc/passwd
                echo %1$s:x:%3$d: >>/etc/group
                """.formatted(name, uid, gid), uid, gid);
    }

    /** What stands before a command line of root's to have this user run it. */
    String prefix() {
        return uid == 0 ? "" : "setpriv --reuid=" + uid + " --regid=" + gid + " --clear-groups ";
    }
}
