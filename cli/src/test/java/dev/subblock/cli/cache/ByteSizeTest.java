package dev.subblock.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.subblock.cli.exit.CliException;
import dev.subblock.cli.exit.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "17, 17", "1K, 1024", "1.5k, 1536", "500M, 524288000", "10G, 10737418240", "999999999G, 1073741822926258176"})
    void isRead(String text, long bytes) throws Exception {
        assertThat(ByteSize.parse("--keep", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1G", "G", "10 G", "1T", "10GB", "1e3", "1.G", "1234567890", "٣G"})
    void isNone(String text) {
        assertThatThrownBy(() -> ByteSize.parse("--keep", text)).isInstanceOfSatisfying(CliException.class,
                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE)).hasMessage("--keep " + text + ": give a size as 500M or 10G");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1023, 1023", "1024, 1.0K", "10188, 9.9K", "10189, 10K", "307232768, 293M", "1717986918, 1.6G", "5497558138880, 5120G"})
    void isWritten(long bytes, String text) {
        assertThat(ByteSize.text(bytes)).isEqualTo(text);
    }
}
