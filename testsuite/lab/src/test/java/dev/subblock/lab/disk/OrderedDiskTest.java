package dev.subblock.lab.disk;

import static dev.subblock.lab.disk.ServedDisk.BLOCK;
import static dev.subblock.lab.disk.ServedDisk.SIZE;
import static dev.subblock.lab.disk.ServedDisk.data;
import static dev.subblock.lab.disk.ServedDisk.metadata;
import static dev.subblock.lab.disk.ServedDisk.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.nbd.NbdClient;
import dev.subblock.lab.order.DiskOrder;
import dev.subblock.lab.order.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OrderedDiskTest {

    private static final byte[] NOTHING = new byte[0];
    private static final OrderedDisk.Patience SHORT = new OrderedDisk.Patience(Duration.ofMillis(20), Duration.ofMillis(20));

    @TempDir
    private Path temp;
    private ServedDisk disk;

    @AfterEach
    void close() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private byte[] onMedium(long offset, int length) throws Exception {
        byte[] all = Files.readAllBytes(disk.image);
        return java.util.Arrays.copyOfRange(all, (int) offset, (int) offset + length);
    }

    @Test
    void outsideATrialEverythingIsAtOnce() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("reverse"));
        assertThat(disk.guest.ask(0, NbdClient.WRITE, 0, 512, data(1, 0, 1)).error()).isZero();
        assertThat(disk.read(0, 1024)).startsWith('D', 1).endsWith(0xee);
        assertThat(disk.guest.ask(1, NbdClient.WRITE_ZEROES, 512, 1024, NOTHING).error()).isZero();
        assertThat(disk.guest.ask(0, NbdClient.TRIM, 0, 512, NOTHING).error()).isZero();
        assertThat(disk.guest.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error()).isZero();
        assertThat(onMedium(512, 1536)).startsWith(zeros(2)).endsWith(0xee);
        disk.close();
        assertThat(disk.trace()).containsExactly(
                "{\"kind\":\"pass\",\"op\":\"write\",\"offset\":0,\"length\":512}",
                "{\"kind\":\"pass\",\"op\":\"read\",\"offset\":0,\"length\":1024}",
                "{\"kind\":\"pass\",\"op\":\"write-zeroes\",\"offset\":512,\"length\":1024}",
                "{\"kind\":\"pass\",\"op\":\"trim\",\"offset\":0,\"length\":512}",
                "{\"kind\":\"pass\",\"op\":\"flush\",\"offset\":0,\"length\":0}");
    }

    @Test
    void aHeldWriteReachesTheMediumWhenItIsCompletedAndReadsNeverWait() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        long pad = disk.guest.write(0, zeros(1));
        long write = disk.guest.write(0, data(1, 0, 1));
        assertThat(disk.read(0, 512)).startsWith(0xee);
        assertThat(disk.guest.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error()).isZero();
        assertThat(disk.ring()).isEqualTo(write);
        assertThat(disk.read(0, 512)).isEqualTo(data(1, 0, 1));
        assertThat(disk.ring()).isEqualTo(pad);
        assertThat(onMedium(0, 512)).isEqualTo(zeros(1));
        assertThat(disk.tell("end 0")).isEqualTo("ok");
        assertThat(disk.tell("over")).isEqualTo("ok");
        assertThat(disk.trace()).containsExactly(
                "{\"kind\":\"scenario\",\"run\":\"0000abcd\",\"scenario\":\"r1\",\"order\":\"reverse\"}",
                "{\"kind\":\"begin\",\"trial\":0,\"sampled\":false}",
                "{\"kind\":\"arrive\",\"trial\":0,\"id\":1,\"op\":\"write\",\"offset\":0,\"length\":512,\"fua\":false,\"held\":true,\"pieces\":[{\"what\":\"zeros\",\"file\":-1,\"sectors\":1}]}",
                "{\"kind\":\"arrive\",\"trial\":0,\"id\":2,\"op\":\"write\",\"offset\":0,\"length\":512,\"fua\":false,\"held\":true,\"pieces\":[{\"what\":\"write 1\",\"file\":0,\"sectors\":1}]}",
                "{\"kind\":\"arrive\",\"trial\":0,\"id\":3,\"op\":\"read\",\"offset\":0,\"length\":512,\"fua\":false,\"held\":false,\"pieces\":[]}",
                "{\"kind\":\"complete\",\"trial\":0,\"id\":3,\"error\":0}",
                "{\"kind\":\"arrive\",\"trial\":0,\"id\":4,\"op\":\"flush\",\"offset\":0,\"length\":0,\"fua\":false,\"held\":false,\"pieces\":[]}",
                "{\"kind\":\"complete\",\"trial\":0,\"id\":4,\"error\":0}",
                "{\"kind\":\"complete\",\"trial\":0,\"id\":2,\"error\":0}",
                "{\"kind\":\"arrive\",\"trial\":0,\"id\":5,\"op\":\"read\",\"offset\":0,\"length\":512,\"fua\":false,\"held\":false,\"pieces\":[]}",
                "{\"kind\":\"complete\",\"trial\":0,\"id\":5,\"error\":0}",
                "{\"kind\":\"complete\",\"trial\":0,\"id\":1,\"error\":0}",
                "{\"kind\":\"end\",\"trial\":0,\"diverged\":false}",
                "{\"kind\":\"explored\",\"run\":\"0000abcd\",\"scenario\":\"r1\",\"orders\":1,\"exhausted\":false,\"outstanding\":2,\"bound\":0,\"sampled\":0,\"diverged\":0}");
    }

    @Test
    void piecesOfOneKindThatFollowEachOtherAreOne() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("fifo", 0);
        byte[] mixed = new byte[8 * 512];
        System.arraycopy(data(2, 5, 3), 0, mixed, 512, 3 * 512);
        System.arraycopy(data(2, 9, 1), 0, mixed, 4 * 512, 512);
        System.arraycopy(metadata(2), 0, mixed, 6 * 512, 1024);
        assertThat(disk.guest.ask(1, NbdClient.WRITE, 0, mixed.length, mixed).error()).isZero();
        disk.tell("end 0");
        assertThat(disk.trace()).anyMatch(l -> l.contains("\"fua\":true,\"held\":false,\"pieces\":[{\"what\":\"zeros\",\"file\":-1,\"sectors\":1},"
                + "{\"what\":\"write 2\",\"file\":2560,\"sectors\":3},{\"what\":\"write 2\",\"file\":4608,\"sectors\":1},"
                + "{\"what\":\"zeros\",\"file\":-1,\"sectors\":1},{\"what\":\"other\",\"file\":-1,\"sectors\":2}]"));
    }

    /** The guest may have something to do now that it could not do before: only the next bell says that it has done it. */
    @Test
    void aBellBehindAnyOtherReplyChoosesNothing() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        disk.guest.write(0, data(1, 0, 1));
        long two = disk.guest.write(0, data(2, 0, 1));
        assertThat(disk.rung()).as("behind the answer of begin").isNull();
        assertThat(disk.rung().cookie()).isEqualTo(two);
        disk.read(8192, 512);
        long three = disk.guest.write(0, data(3, 0, 1));
        assertThat(disk.rung()).as("behind a read").isNull();
        assertThat(disk.rung().cookie()).isEqualTo(three);
        long four = disk.guest.write(0, data(3, 0, 1));
        assertThat(disk.rung().cookie()).as("nothing but bells in between").isEqualTo(four);
    }

    /** QEMU would deliver its answer only with the next reply, which would be that of a held write. */
    @Test
    void aBellIsNotLeftWaitingWhereAWriteMayBeHeld() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        for (int i = 0; i < 10; i++) {
            assertThat(disk.rung()).isNull();
        }
        long one = disk.guest.write(0, data(1, 0, 1));
        assertThat(disk.rung().cookie()).isEqualTo(one);
    }

    @Test
    void aBellOfAGuestOutOfWorkWaitsUntilATrialBegins() throws Exception {
        disk = new ServedDisk(temp);
        disk.tell("scenario 0000abcd r1");
        disk.server.order(DiskOrder.parse("reverse"));
        disk.tell("scenario 0000abcd r1");
        assertThat(disk.rung()).isNull();
        long waiting = disk.bell();
        long begin = disk.guest.write(SIZE, java.util.Arrays.copyOf("begin 0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 512));
        assertThat(List.of(disk.guest.reply().cookie(), disk.guest.reply().cookie())).containsExactly(waiting, begin);
    }

    /** A guest that has ended, or wants to, must not wait for it: nothing else comes. */
    @Test
    void aBellDoesNotWaitForEver() throws Exception {
        disk = new ServedDisk(temp, SHORT, file -> List.of(), new HostCommands());
        for (int i = 0; i < 3; i++) {
            assertThat(disk.rung()).isNull();
        }
    }

    @Test
    void aGuestThatHasEndedIsNotMadeToWaitForEachWrite() throws Exception {
        disk = new ServedDisk(temp, SHORT, file -> List.of(), new HostCommands());
        disk.begin("reverse", 0);
        List<Long> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            writes.add(disk.guest.write(0, data(1, 0, 1)));
        }
        for (long write : writes) {
            assertThat(disk.guest.reply().cookie()).isEqualTo(write);
        }
        disk.tell("end 0");
        assertThat(disk.trace().stream().filter(l -> l.contains("the bell did not come"))).hasSize(2);
    }

    @Test
    void whatIsHeldAtTheEndLandsAsItCame() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        long one = disk.guest.write(0, data(1, 0, 1));
        long two = disk.guest.write(0, data(2, 0, 1));
        long end = disk.guest.write(SIZE, java.util.Arrays.copyOf("end 0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 512));
        assertThat(List.of(disk.guest.reply().cookie(), disk.guest.reply().cookie(), disk.guest.reply().cookie())).containsExactly(one, two, end);
        assertThat(onMedium(0, 512)).isEqualTo(data(2, 0, 1));
    }

    @Test
    void explorationLetsMetadataPassAndRunsEveryOrderOfTheRest() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("explore"));
        disk.tell("scenario 0000abcd r1");
        Set<List<Integer>> orders = new HashSet<>();
        int trial = 0;
        while (disk.tell("begin " + trial).equals("go")) {
            // Each trial has a file of its own, elsewhere on the disk.
            long at = (long) trial * 2 * BLOCK;
            List<Long> writes = List.of(disk.guest.write(at, zeros(1)), disk.guest.write(at + 512, data(1, 1, 7)), disk.guest.write(at, data(2, 0, 1)));
            disk.guest.write(at + BLOCK, zeros(3));
            assertThat(disk.guest.ask(0, NbdClient.WRITE, SIZE - 4096, 512, metadata(1)).error()).isZero();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int which = writes.indexOf(disk.ring());
                if (which >= 0) {
                    order.add(which);
                }
            }
            orders.add(order);
            assertThat(disk.tell("end " + trial)).isEqualTo("ok");
            trial++;
        }
        assertThat(disk.tell("begin 7")).isEqualTo("enough");
        disk.tell("over");
        assertThat(orders).hasSize(6);
        assertThat(trial).isEqualTo(6);
        assertThat(disk.trace()).last().asString().contains("\"orders\":6,\"exhausted\":true,\"outstanding\":4,\"bound\":32,\"sampled\":0,\"diverged\":0");
        assertThat(disk.server.times().trials()).isEqualTo(6);
        assertThat(disk.server.times().orders()).isEqualTo(6);
    }

    @Test
    void aTraceIsARecordingThatReplays() throws Exception {
        disk = new ServedDisk(temp);
        Path file = temp.resolve("order.txt");
        Files.writeString(file, "subblock order 1\n5 write-2@0+1#1 zeros@0+1#1 write-1@512+7#1\n");
        disk.begin("replay:" + file, 0);
        long pad = disk.guest.write(8192, zeros(1));
        long one = disk.guest.write(8192 + 512, data(1, 1, 7));
        long two = disk.guest.write(8192, data(2, 0, 1));
        assertThat(List.of(disk.ring(), disk.ring(), disk.ring())).containsExactly(two, pad, one);
        disk.tell("end 0");
        disk.tell("over");
        assertThat(disk.trace()).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":false}");
        assertThat(Recorded.parse(Files.readString(file)).trials()).hasSize(1);
    }

    @Test
    void aBellThatDoesNotComeIsNotWaitedForForEver() throws Exception {
        disk = new ServedDisk(temp, SHORT, file -> List.of(), new HostCommands());
        disk.begin("reverse", 0);
        long one = disk.guest.write(0, data(1, 0, 1));
        long two = disk.guest.write(0, data(2, 0, 1));
        assertThat(List.of(disk.guest.reply().cookie(), disk.guest.reply().cookie())).containsExactly(one, two);
        disk.tell("end 0");
        assertThat(disk.trace()).anyMatch(l -> l.contains("the bell did not come for 20 ms")).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":true}");
        assertThat(disk.server.failure()).isEmpty();
    }

    /** Silence while something is held: the client may keep the last bell's answer, and any reply makes it hand it on. */
    @Test
    void sparesAreAnsweredWhenTheGuestFallsSilent() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        long first = disk.guest.read(disk.server.mailbox() + (3 << 20), 512);
        long second = disk.guest.read(disk.server.mailbox() + (3 << 20), 512);
        long write = disk.guest.write(0, data(1, 0, 1));
        assertThat(disk.guest.reply().cookie()).isEqualTo(first);
        assertThat(disk.guest.reply().cookie()).isEqualTo(second);
        // Nothing was decided by it.
        assertThat(disk.read(0, 512)).startsWith(0xee);
        assertThat(disk.ring()).isEqualTo(write);
        disk.tell("end 0");
        assertThat(disk.trace()).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":false}").noneMatch(l -> l.contains("note"));
    }

    /** QEMU has 16 requests on the way at most; a bell that is the 17th never comes, and the spares are four. */
    @Test
    void theEleventhWriteThatIsHeldMakesRoomForTheBell() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        List<Long> writes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            writes.add(disk.guest.write(i * 512L, data(1, i, 1)));
        }
        assertThat(disk.guest.reply().cookie()).isEqualTo(writes.get(10));
        for (int i = 9; i >= 0; i--) {
            assertThat(disk.ring()).isEqualTo(writes.get(i));
        }
        disk.tell("end 0");
        assertThat(disk.trace()).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":false}");
    }

    @Test
    void theNthOfAKindFailsAndDoesNotReachTheMedium() throws Exception {
        disk = new ServedDisk(temp);
        disk.tell("scenario 0000abcd r18");
        assertThat(disk.tell("begin 0\nfault data 2\nfault pad 1\nfault other 1\nfault read 2\nfault flush 1\nfault write 6")).isEqualTo("go");
        int[] errors = {
            disk.guest.ask(0, NbdClient.WRITE, 0, 512, data(1, 0, 1)).error(),
            disk.guest.ask(0, NbdClient.WRITE, 512, 512, data(1, 0, 1)).error(),
            disk.guest.ask(0, NbdClient.WRITE, 1024, 512, zeros(1)).error(),
            disk.guest.ask(0, NbdClient.WRITE_ZEROES, 1536, 512, NOTHING).error(),
            disk.guest.ask(0, NbdClient.WRITE, 2048, 512, metadata(1)).error(),
            disk.guest.ask(0, NbdClient.WRITE, 2560, 512, metadata(1)).error(),
            disk.guest.ask(0, NbdClient.WRITE, 3072, 512, metadata(1)).error(),
            disk.guest.ask(0, NbdClient.READ, 0, 512, NOTHING).error(),
            disk.guest.ask(0, NbdClient.READ, 0, 512, NOTHING).error(),
            disk.guest.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error(),
            disk.guest.ask(0, NbdClient.FLUSH, 0, 0, NOTHING).error(),
        };
        assertThat(errors).containsExactly(0, 5, 5, 0, 5, 5, 0, 0, 5, 5, 0);
        disk.tell("end 0");
        byte[] medium = onMedium(0, 3584);
        assertThat(medium[0]).isEqualTo((byte) 'D');
        assertThat(medium[512]).isEqualTo((byte) 0xee);
        assertThat(medium[1024]).isEqualTo((byte) 0xee);
        assertThat(medium[1536]).isZero();
        assertThat(medium[2048]).isEqualTo((byte) 0xee);
        assertThat(medium[2560]).isEqualTo((byte) 0xee);
        assertThat(medium[3072]).isEqualTo((byte) 'M');
        assertThat(disk.trace().stream().filter(l -> l.contains("\"error\":5"))).hasSize(6);
        // The next trial counts anew, and has its own.
        assertThat(disk.tell("begin 1\nfault write 1")).isEqualTo("go");
        assertThat(disk.guest.ask(0, NbdClient.WRITE, 0, 512, data(1, 0, 1)).error()).isEqualTo(5);
        disk.tell("end 1");
    }

    /** Where the file lies the guest has said; what goes to a block that it had not yet is known by what is in it. */
    @Test
    void whatTouchesAPlaceOfTheFileFails() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("fifo"));
        disk.tell("scenario 0000abcd r18");
        // The file's first block lies at 64 KiB, its second is a hole: sectors 4 to 11 are to fail, read or written.
        assertThat(disk.tell("begin 0\nfault write 4+8\nfault read 4+2\nextent 0 65536 4096 0")).isEqualTo("go");
        assertThat(error(65536, zeros(4))).isZero();
        assertThat(error(65536 + 2048, zeros(1))).isEqualTo(5);
        assertThat(error(65536, data(1, 0, 5))).isEqualTo(5);
        assertThat(error(98304, data(1, 8, 4))).isEqualTo(5);
        assertThat(error(98304, data(1, 12, 4))).isZero();
        // Zeros to a block of which nobody said that it is the file's.
        assertThat(error(98304, zeros(8))).isZero();
        assertThat(disk.guest.ask(0, NbdClient.READ, 65536, 2048, new byte[0]).error()).isZero();
        assertThat(disk.guest.ask(0, NbdClient.READ, 65536, 4096, new byte[0]).error()).isEqualTo(5);
        // Again: such a fault is no number that is used up.
        assertThat(error(65536 + 3072, metadata(1))).isEqualTo(5);
        disk.tell("end 0");
    }

    @Test
    void aWriteToTheLogIsOneByItsPlace() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("fifo"));
        disk.tell("scenario 0000abcd r18");
        assertThat(disk.tell("begin 0\nfault log 2")).isEqualTo("go");
        assertThat(error(0, metadata(1))).isZero();
        assertThat(error(ServedDisk.LOG.offset(), metadata(1))).isZero();
        assertThat(error(ServedDisk.LOG.offset() - 512, metadata(1))).isZero();
        assertThat(error(ServedDisk.LOG.offset() + ServedDisk.LOG.length() - 512, metadata(2))).isEqualTo(5);
        assertThat(error(ServedDisk.LOG.offset(), metadata(1))).isZero();
        disk.tell("end 0");
    }

    private int error(long offset, byte[] data) throws Exception {
        return disk.guest.ask(0, NbdClient.WRITE, offset, data.length, data).error();
    }

    @Test
    void aFaultOfAHeldWriteWaitsForItsTurn() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("reverse"));
        disk.tell("scenario 0000abcd r18");
        disk.tell("begin 0\nfault data 1");
        long failing = disk.guest.write(0, data(1, 0, 1));
        long other = disk.guest.write(512, data(2, 0, 1));
        assertThat(disk.ring()).isEqualTo(other);
        NbdClient.Reply reply = disk.rung();
        assertThat(reply.cookie()).isEqualTo(failing);
        assertThat(reply.error()).isEqualTo(5);
        assertThat(disk.read(0, 512)).startsWith(0xee);
        disk.tell("end 0");
    }

    @Test
    void aGuestThatLeavesInATrialTakesWhatIsHeldWithIt() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        disk.guest.write(0, data(1, 0, 1));
        assertThat(disk.read(512, 512)).startsWith(0xee);
        disk.guest.close();
        disk.server.close();
        assertThat(onMedium(0, 512)).startsWith(0xee);
        assertThat(disk.trace()).anyMatch(l -> l.contains("the guest left in trial 0")).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":true}")
                .last().asString().contains("\"explored\"");
        assertThat(disk.server.failure()).isEmpty();
    }
}
