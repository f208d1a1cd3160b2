package dev.subblock.reproducer.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.load.Blocks;
import dev.subblock.reproducer.load.Fit;
import dev.subblock.reproducer.load.Load;
import dev.subblock.reproducer.load.Store;
import dev.subblock.reproducer.load.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    private static CommandReader reader(String text) {
        return new CommandReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void commandsAreLines() throws Exception {
        CommandReader reader = reader("quit\n\nrun a\nunfinished");

        assertThat(reader.next()).isEqualTo("quit");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEqualTo("run a");
        assertThat(reader.next()).isNull();
    }

    @Test
    void aLineThatIsTooLongIsPassedOver() throws Exception {
        CommandReader reader = reader("x".repeat(4096) + "\n" + "x".repeat(10_000) + "\nquit\n");

        assertThat(reader.next()).hasSize(4096);
        assertThatThrownBy(reader::next).isInstanceOf(CommandException.class)
                .hasMessage("not a command: a line of more than 4096 bytes");
        assertThat(reader.next()).isEqualTo("quit");
    }

    @Test
    void aDeviceThatFailsIsSaid() {
        CommandReader reader = new CommandReader(new java.io.InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        });
        assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessage("gone");
    }

    @Test
    void eachCommandIsUnderstood() throws CommandException {
        assertThat(Command.parse("mount 4096 /dev/vda 0")).isEqualTo(new Command.Mount(4096, "/dev/vda", 0, ""));
        assertThat(Command.parse("mount 1024 /dev/vdb 5368709120 /dev/vdc"))
                .isEqualTo(new Command.Mount(1024, "/dev/vdb", 5368709120L, "/dev/vdc"));
        assertThat(Command.parse("try run=9a2b3c4d trials=7 scenario R1 x; why a  b; block 4096"))
                .isEqualTo(new Command.Try(0x9a2b3c4d, 7, "scenario R1 x; why a  b; block 4096"));
        assertThat(Command.parse("run r1-4k-hole-one-halves run=9a2b3c4d trials=32"))
                .isEqualTo(new Command.Run("r1-4k-hole-one-halves", 0x9a2b3c4d, 32));
        assertThat(Command.parse("load /dev/vda slow-unaligned-written-mixed-8 samples=15"))
                .isEqualTo(new Command.Measure("/dev/vda", new Load(Store.SLOW, Fit.UNALIGNED, Blocks.WRITTEN, Way.MIXED, 8), 15));
        assertThat(Command.parse(" quit ")).isEqualTo(new Command.Quit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mount 4096", "mount 4096 /dev/vda", "mount x /dev/vda 0", "mount 0 /dev/vda 0", "mount 4096 /dev/vda -512",
        "mount 4096 /dev/vda 100", "mount 4096 /dev/vda x", "try run=9a2b3c4d trials=7", "try trials=7 run=9a2b3c4d scenario R1 x", "quit now", "reboot",
        "run s trials=3 run=9a2b3c4d", "run s run=9a2b3c4d", "run s run=9a2b3c4 trials=3", "run s run=+a2b3c4d trials=3",
        "run s run=xa2b3c4d trials=3", "run s run=9a2b3c4d trials=0", "run s run=9a2b3c4d trials=99999999999"})
    void whatIsNoCommandIsAnsweredWithWhatIs(String line) {
        assertThatThrownBy(() -> Command.parse(line)).isInstanceOf(CommandException.class)
                .hasMessageStartingWith("not a command: '" + line + "': give 'mount BLOCKSIZE DEVICE MAILBOX [CUTDEVICE]', 'run ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vda", "/etc/passwd", "/dev/../etc", "/dev/mapper/x", "/dev/"})
    void onlyADeviceIsMounted(String device) {
        assertThatThrownBy(() -> Command.parse("mount 4096 " + device + " 0")).isInstanceOf(CommandException.class)
                .hasMessage("not a block device: " + device);
        assertThatThrownBy(() -> Command.parse("mount 4096 /dev/vda 512 " + device)).isInstanceOf(CommandException.class)
                .hasMessage("not a block device: " + device);
    }
}
