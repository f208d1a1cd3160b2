package dev.subblock.reproducer.oracle;

import java.util.Arrays;
import java.util.List;

/**
 * Says what each sector of a trial may be once all its writes have returned. The rules (races.md 2.3):
 * a write that returned its length is there, exactly; where nobody wrote, the file reads as zeros, since
 * pads are zeros and so are holes; pads over acknowledged data are always wrong; of two writes in flight
 * to the same sector either may have won; where a write failed nothing is promised.
 */
public final class Oracle {

    private Oracle() {}

    /**
     * @param sectors of the trial's region
     * @param writes all of the trial's; they may not reach beyond the region
     * @return one for each sector
     */
    public static Expectation[] expect(int sectors, List<Acknowledged> writes) {
        Expectation[] expected = new Expectation[sectors];
        Arrays.fill(expected, Expectation.ZEROS);
        for (Acknowledged write : writes) {
            for (int i = write.start(); i < write.start() + write.count(); i++) {
                if (!write.inFull()) {
                    expected[i] = Expectation.ANYTHING;
                } else if (expected[i] != Expectation.ANYTHING) {
                    expected[i] = expected[i].or(write.writer());
                }
            }
        }
        return expected;
    }
}
