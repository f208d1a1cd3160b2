package dev.subblock.reproducer.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.reproducer.scenario.Catalogue;
import dev.subblock.reproducer.scenario.Cut;
import dev.subblock.reproducer.scenario.Demands;
import dev.subblock.reproducer.scenario.Fault;
import dev.subblock.reproducer.scenario.InFlight;
import dev.subblock.reproducer.scenario.Promise;
import dev.subblock.reproducer.scenario.SectorRange;
import dev.subblock.reproducer.sys.OpenFile;
import dev.subblock.reproducer.sys.SysException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device is a file: what the guest writes stays where it was written, and the answer is what the test put there. */
class MailboxTest {

    private static final int OFFSET = 1 << 20;

    @TempDir
    private Path directory;
    private Path device;
    private Mailbox mailbox;

    @BeforeEach
    void open() throws IOException {
        device = directory.resolve("disk");
        try (RandomAccessFile file = new RandomAccessFile(device.toFile(), "rw")) {
            file.setLength(4L << 20);
        }
        try {
            OpenFile.open(device.toString(), OpenFile.READ_WRITE | OpenFile.DIRECT).close();
        } catch (SysException e) {
            Assumptions.abort("the temporary directory has no direct I/O: " + e.getMessage());
        }
        mailbox = new Mailbox(device.toString(), OFFSET, true);
    }

    private void answer(String text) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(device.toFile(), "rw")) {
            file.seek(OFFSET + (1 << 20));
            file.write(new byte[512]);
            file.seek(OFFSET + (1 << 20));
            file.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String message() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(device.toFile(), "r")) {
            byte[] bytes = new byte[2048];
            file.seek(OFFSET);
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.US_ASCII);
            return text.substring(0, text.indexOf(0));
        }
    }

    @Test
    void aTrialIsBegunWithItsFaultsAndEnded() throws IOException {
        answer("go");
        assertThat(mailbox.begin(7, faults(Cut.AT_END, Fault.nth(Fault.Kind.DATA, 2), Fault.nth(Fault.Kind.FLUSH, 1)), "")).isEqualTo(Disk.Start.GO);
        assertThat(message()).isEqualTo("begin 7\nfault data 2\nfault flush 1");

        mailbox.begin(8, faults(new Cut(3), Fault.at(Fault.Kind.WRITE, new SectorRange(8, 4))), "extent 0 4096 4096 0\n");
        assertThat(message()).isEqualTo("begin 8\nfault write 8+4\ncut 3\nextent 0 4096 4096 0\n");
        mailbox.begin(9, faults(Cut.AFTER_ANOTHER), "");
        assertThat(message()).isEqualTo("begin 9\ncut every");

        mailbox.end(7);
        assertThat(message()).as("nothing is left of the longer message before").isEqualTo("end 7");
    }

    private static Demands faults(Cut cut, Fault... faults) {
        return new Demands(List.of(faults), List.of(), Demands.FOLLOWS, false, cut, false, InFlight.ANY, Promise.MADE);
    }

    @Test
    void theDiskMayWantASampleOrHaveEnough() throws IOException {
        answer("sample\n");
        assertThat(mailbox.begin(1, Demands.NONE, "")).isEqualTo(Disk.Start.SAMPLE);
        answer("enough");
        assertThat(mailbox.begin(2, Demands.NONE, "")).isEqualTo(Disk.Start.ENOUGH);
    }

    @Test
    void aScenarioIsNamedWithItsTokenAndIsOver() throws IOException {
        mailbox.scenario(0x1a2b3c4, "r1-4k-hole-one-halves");
        assertThat(message()).isEqualTo("scenario 01a2b3c4 r1-4k-hole-one-halves");
        mailbox.over();
        assertThat(message()).isEqualTo("over");
    }

    @Test
    void thePowerIsCutAndTheCopyChecked() throws IOException {
        answer("cut");
        assertThat(mailbox.cut()).isTrue();
        assertThat(message()).isEqualTo("cut");
        answer("earlier");
        assertThat(mailbox.cut()).isFalse();
        answer("clean");
        assertThat(mailbox.checked()).isEmpty();
        answer("damaged agf 0 lost");
        assertThat(mailbox.checked()).isEqualTo("agf 0 lost");
        assertThat(message()).isEqualTo("checked");
    }

    @Test
    void aRefusalIsAFailureWithTheDisksWords() throws IOException {
        answer("no trial is open");
        assertThatThrownBy(() -> mailbox.begin(1, Demands.NONE, "")).isInstanceOf(IOException.class)
                .hasMessage("the disk answers 'begin' with 'no trial is open'");
        assertThatThrownBy(() -> mailbox.cut()).hasMessage("the disk answers 'cut' with 'no trial is open'");
        assertThatThrownBy(() -> mailbox.checked()).hasMessage("the disk answers 'checked' with 'no trial is open'");
        answer("");
        assertThatThrownBy(() -> mailbox.begin(1, Demands.NONE, "")).hasMessage("the disk answers 'begin' with ''");
    }

    @Test
    void aMessageMayBeLongButNotLonger() throws IOException {
        mailbox.say("x".repeat(1024));
        assertThat(message()).hasSize(1024);
        assertThatThrownBy(() -> mailbox.say("x".repeat(Mailbox.LONGEST))).isInstanceOf(IOException.class)
                .hasMessage("a message of 32768 characters is too long for the disk");
    }

    @Test
    void withoutASecondDeviceThePowerIsNotCut() throws IOException {
        Catalogue catalogue = Catalogue.carried();
        try (Mailbox plain = new Mailbox(device.toString(), OFFSET, false)) {
            assertThat(plain.lacks(catalogue.named("r17-4k-hole-sync"))).isEqualTo("wants a second device for the copy after a power cut, and there is none");
            assertThat(plain.lacks(catalogue.named("r18-4k-written-direct"))).isEmpty();
        }
        assertThat(mailbox.lacks(catalogue.named("r17-4k-hole-sync"))).isEmpty();
        assertThat(new PlainDisk().lacks(catalogue.named("r17-4k-hole-sync"))).startsWith("wants a disk whose power");
        assertThat(new PlainDisk().lacks(catalogue.named("r18-4k-written-direct"))).startsWith("wants a disk that fails");
        assertThat(new PlainDisk().lacks(catalogue.named("r1-4k-hole-one-halves"))).isEmpty();
    }
}
