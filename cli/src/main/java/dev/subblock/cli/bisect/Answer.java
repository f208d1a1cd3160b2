package dev.subblock.cli.bisect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * What came out.
 *
 * @param commits ids of the commit found, or of those that can't be told apart; empty if it is none of the range
 * @param probability that it is one of them
 * @param verified what trying it once more said; empty if there was nothing to try
 * @param sound whether the commit is one, as likely as was asked for, and nothing that was tried afterwards contradicts it
 * @param reason one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(List<String> commits, double probability, List<String> verified, boolean sound, String reason) {
    public Answer {
        commits = List.copyOf(commits);
        verified = List.copyOf(verified);
        Objects.requireNonNull(reason, "reason is missing");
    }

    static Answer none(String reason) {
        return new Answer(List.of(), 0, List.of(), false, reason);
    }
}
