package dev.subblock.lab.disk;

import static dev.subblock.lab.disk.ServedDisk.LONG;
import static dev.subblock.lab.disk.ServedDisk.SIZE;
import static dev.subblock.lab.disk.ServedDisk.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.subblock.lab.LabException;
import dev.subblock.lab.command.HostCommands;
import dev.subblock.lab.command.Outcome;
import dev.subblock.lab.nbd.NbdClient;
import dev.subblock.lab.order.DiskOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MailboxTest {

    @TempDir
    private Path temp;
    private ServedDisk disk;

    @AfterEach
    void close() throws Exception {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                             | no unknown message",
        "hello                          | no unknown message",
        "Begin 1                        | no unknown message",
        "begin 0                        | no no scenario is open",
        "end 0                          | no no scenario is open",
        "cut                            | no no scenario is open",
        "over                           | no no scenario is open",
        "scenario 123 r1                | no scenario takes a run",
        "scenario 0000ABCD r1           | no scenario takes a run",
        "scenario 0000abcd              | no scenario is one line of 3 words",
        "scenario 0000abcd r1 r2        | no scenario is one line of 3 words",
        "scenario 0000abcd r1~begin 0   | no scenario is one line of 3 words",
        "scenario 0000abcd r1!          | no not lines of ASCII",
        "begin                          | no begin takes 1 words",
        "begin x                        | no not a number",
        "begin -1                       | no not a number",
        "begin 99999999999              | no not a number",
        "begin 0~fault data             | no begin is followed by",
        "begin 0~fault dog 1            | no unknown kind",
        "begin 0~fault data 0           | no faults count from 1",
        "begin 0~extent 1 2 3           | no extent takes 4 words",
        "begin 0~extent 1 2 3 x         | no not a number",
        "begin 0~fault data 8+          | no not a number",
        "begin 0~fault data 8+0         | no a range has a sector",
        "begin 0~fault data +8          | no not a number",
        "begin 0~cut 0                  | no a cut counts writes from 1",
        "begin 0~cut                    | no begin is followed by",
        "begin 0~cut 1~cut 2            | no begin is followed by",
        "extents 0~extent 1 2 3         | no extents TRIAL",
        "extents 0~extent 1 2 3 -4      | no not a number",
        "cut now                        | no cut is one line",
    })
    void whatIsNoMessageIsAnsweredNoted(String message, String answer) throws Exception {
        disk = new ServedDisk(temp);
        assertThat(disk.tell(message.replace('~', '\n').replace('!', '\u0001'))).startsWith(answer);
        assertThat(disk.trace()).singleElement().asString().contains("\"kind\":\"note\"", "a message was not taken");
        // And the next is taken.
        assertThat(disk.tell("scenario 0000abcd r1")).isEqualTo("ok");
        assertThat(disk.untouched()).isTrue();
    }

    @Test
    void sixtyFiveFaultsAreTooMany() throws Exception {
        disk = new ServedDisk(temp);
        disk.tell("scenario 0000abcd r1");
        assertThat(disk.tell("begin 0" + "\nfault data 1".repeat(65))).startsWith("no ");
        assertThat(disk.tell("begin 0" + "\nfault data 1".repeat(64))).isEqualTo("go");
    }

    @Test
    void trialsBeginAndEndInTurn() throws Exception {
        disk = new ServedDisk(temp);
        disk.tell("scenario 0000abcd r1");
        assertThat(disk.tell("end 0")).isEqualTo("no trial 0 is not open");
        assertThat(disk.tell("begin 0")).isEqualTo("go");
        assertThat(disk.tell("begin 1")).isEqualTo("no trial 0 is open");
        assertThat(disk.tell("end 1")).isEqualTo("no trial 1 is not open");
        assertThat(disk.tell("scenario 0000abcd r2")).isEqualTo("ok");
        disk.close();
        assertThat(disk.trace()).contains("{\"kind\":\"end\",\"trial\":0,\"diverged\":true}",
                "{\"kind\":\"note\",\"text\":\"scenario r1 was not ended\"}").last().asString().contains("\"explored\"", "\"r2\"");
    }

    @Test
    void theOrderTakesEffectWithTheNextScenario() throws Exception {
        disk = new ServedDisk(temp);
        disk.begin("reverse", 0);
        disk.tell("end 0");
        disk.server.order(DiskOrder.parse("fifo"));
        disk.tell("begin 1");
        long held = disk.guest.write(0, data(1, 0, 1));
        assertThat(disk.ring()).isEqualTo(held);
        disk.tell("end 1");
        disk.tell("scenario 0000abcd r1");
        disk.tell("begin 0");
        assertThat(disk.guest.ask(0, NbdClient.WRITE, 0, 512, data(1, 0, 1)).error()).isZero();
    }

    @Test
    void aRecordingThatCanNotBeReadIsOneLine() throws Exception {
        disk = new ServedDisk(temp);
        Path none = temp.resolve("none");
        Path bad = Files.writeString(temp.resolve("bad"), "fifo\n");
        Path binary = Files.write(temp.resolve("binary"), new byte[] {(byte) 0xff, 0});
        for (Path file : List.of(none, bad, binary, temp)) {
            LabException said = org.junit.jupiter.api.Assertions.assertThrows(LabException.class,
                    () -> disk.server.order(DiskOrder.parse("replay:" + file)));
            assertThat(said.getMessage()).contains(file.toString()).hasLineCount(1);
        }
    }

    @Test
    void extentsAreTold() throws Exception {
        disk = new ServedDisk(temp);
        disk.tell("scenario 0000abcd r1");
        assertThat(disk.tell("extents 3\nextent 0 4096 8192 0\nextent 8192 65536 4096 2049\nextents 4\nextents 5\nextent 0 1 2 3")).isEqualTo("ok");
        assertThat(disk.tell("over")).isEqualTo("ok");
        assertThat(disk.trace()).contains("{\"kind\":\"extent\",\"trial\":3,\"file\":0,\"disk\":4096,\"length\":8192,\"flags\":0}",
                "{\"kind\":\"extent\",\"trial\":3,\"file\":8192,\"disk\":65536,\"length\":4096,\"flags\":2049}",
                "{\"kind\":\"extent\",\"trial\":5,\"file\":0,\"disk\":1,\"length\":2,\"flags\":3}").filteredOn(l -> l.contains("extent")).hasSize(3);
    }

    @Test
    void aPowerCutLeavesWhatWasCompleted() throws Exception {
        disk = new ServedDisk(temp);
        try (NbdClient device = NbdClient.of(disk.server.socket(), "cut")) {
            assertThat(device.ask(0, NbdClient.READ, 0, SIZE, new byte[0]).data()).isEqualTo(new byte[SIZE]);
            disk.begin("reverse", 4);
            disk.guest.write(0, data(1, 0, 1));
            long landed = disk.guest.write(512, data(2, 0, 1));
            assertThat(disk.ring()).isEqualTo(landed);
            assertThat(disk.tell("cut")).isEqualTo("cut");
            byte[] copy = device.ask(0, NbdClient.READ, 0, SIZE, new byte[0]).data();
            assertThat(copy[0]).isEqualTo((byte) 0xee);
            assertThat(copy[512]).isEqualTo((byte) 'D');
            assertThat(copy[SIZE - 1]).isEqualTo((byte) 0xee);
            // What the guest does to the copy stays there.
            assertThat(device.ask(0, NbdClient.WRITE, 4096, 512, data(3, 0, 1)).error()).isZero();
            assertThat(Files.readAllBytes(disk.copy)[4096]).isEqualTo((byte) 'D');
            assertThat(Files.readAllBytes(disk.image)[4096]).isEqualTo((byte) 0xee);
            assertThat(disk.tell("checked")).isEqualTo("clean");
        }
        disk.tell("end 4");
        assertThat(disk.trace()).contains("{\"kind\":\"cut\",\"trial\":4}", "{\"kind\":\"checked\",\"trial\":4,\"damage\":[]}");
        assertThat(disk.server.failure()).isEmpty();
    }

    @Test
    void thePowerIsCutBehindTheWriteThatWasChosenAndTheTrialGoesOn() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("fifo"));
        disk.tell("scenario 0000abcd r17");
        assertThat(disk.tell("begin 0\ncut 2")).isEqualTo("go");
        for (int sector = 0; sector < 3; sector++) {
            disk.guest.ask(0, NbdClient.READ, 0, 512, new byte[0]);
            disk.guest.ask(0, NbdClient.WRITE, sector * 512L, 512, data(1, sector, 1));
        }
        assertThat(disk.tell("cut")).isEqualTo("earlier");
        byte[] copy = Files.readAllBytes(disk.copy);
        assertThat(List.of(copy[0], copy[512], copy[1024])).containsExactly((byte) 'D', (byte) 'D', (byte) 0xee);
        assertThat(Files.readAllBytes(disk.image)[1024]).isEqualTo((byte) 'D');
        disk.tell("end 0");
        // A trial that has fewer writes is cut at its end, as any other.
        assertThat(disk.tell("begin 1\ncut 2")).isEqualTo("go");
        disk.guest.ask(0, NbdClient.WRITE, 4096, 512, data(1, 0, 1));
        assertThat(disk.tell("cut")).isEqualTo("cut");
        assertThat(Files.readAllBytes(disk.copy)[4096]).isEqualTo((byte) 'D');
        disk.tell("end 1");
        disk.close();
        assertThat(disk.trace()).filteredOn(l -> l.contains("\"cut\"")).containsExactly("{\"kind\":\"cut\",\"trial\":0}", "{\"kind\":\"cut\",\"trial\":1}");
    }

    @Test
    void eachTrialIsCutBehindAnotherWrite() throws Exception {
        disk = new ServedDisk(temp);
        disk.server.order(DiskOrder.parse("fifo"));
        disk.tell("scenario 0000abcd r17");
        for (int trial = 0; trial < 5; trial++) {
            disk.tell("begin " + trial + "\ncut every");
            for (int sector = 0; sector < 3; sector++) {
                disk.guest.ask(0, NbdClient.WRITE, trial * 4096L + sector * 512L, 512, data(1, sector, 1));
            }
            assertThat(disk.tell("cut")).isEqualTo("earlier");
            byte[] copy = Files.readAllBytes(disk.copy);
            int landed = 0;
            for (int sector = 0; sector < 3; sector++) {
                landed += copy[trial * 4096 + sector * 512] == 'D' ? 1 : 0;
            }
            // How many a trial has is known behind the first one.
            assertThat(landed).as("trial " + trial).isEqualTo(trial == 0 ? 1 : 1 + trial % 3);
            disk.tell("end " + trial);
        }
    }

    @Test
    void aCopyThatCanNotBeMadeMidwayIsOurTroubleToo() throws Exception {
        disk = new ServedDisk(temp, LONG, file -> List.of(), command -> new Outcome(1, "cp: no space left\n", Duration.ZERO));
        disk.server.order(DiskOrder.parse("fifo"));
        disk.tell("scenario 0000abcd r17");
        disk.tell("begin 0\ncut 1");
        assertThat(disk.guest.ask(0, NbdClient.WRITE, 0, 512, data(1, 0, 1)).error()).isZero();
        assertThat(disk.tell("cut")).startsWith("no cp failed");
        assertThat(disk.server.failure()).isPresent();
    }

    @Test
    void damageIsAnsweredAndTold() throws Exception {
        disk = new ServedDisk(temp, LONG, file -> List.of("bad AGF in " + file.getFileName(), "second"), new HostCommands());
        assertThat(disk.tell("scenario 0000abcd r17")).isEqualTo("ok");
        assertThat(disk.tell("cut")).isEqualTo("no no trial was begun");
        disk.tell("begin 0");
        disk.tell("end 0");
        assertThat(disk.tell("cut")).isEqualTo("cut");
        assertThat(disk.tell("checked")).isEqualTo("damaged bad AGF in cut.img");
        assertThat(disk.tell("over")).isEqualTo("ok");
        assertThat(disk.trace()).contains("{\"kind\":\"checked\",\"trial\":0,\"damage\":[\"bad AGF in cut.img\",\"second\"]}");
    }

    @Test
    void aCopyThatCanNotBeJudgedIsNoStatement() throws Exception {
        disk = new ServedDisk(temp, LONG, file -> {
            throw new LabException("the log was\nnot replayed");
        }, new HostCommands());
        disk.begin("fifo", 0);
        disk.tell("end 0");
        disk.tell("cut");
        assertThat(disk.tell("checked")).isEqualTo("no the log was?not replayed");
        assertThat(disk.trace()).noneMatch(l -> l.contains("\"checked\""));
    }

    @Test
    void aCopyThatCanNotBeMadeIsOurTrouble() throws Exception {
        disk = new ServedDisk(temp, LONG, file -> List.of(), command -> new Outcome(1, "cp: no space left\n", Duration.ZERO));
        disk.begin("fifo", 0);
        assertThat(disk.tell("cut")).isEqualTo("no cp failed (exit status 1): cp: no space left");
        assertThat(disk.server.failure()).hasValueSatisfying(why -> assertThat(why).contains("no space left").hasLineCount(1));
    }
}
