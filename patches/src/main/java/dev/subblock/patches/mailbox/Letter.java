package dev.subblock.patches.mailbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One mail, decoded. Whatever its encoding was, its lines end in LF.
 *
 * @param origin where it was read, for messages: a file, with {@code mail N} if there are several in it
 * @param id its Message-ID without the brackets; empty if it has none
 * @param answers ids of the mails it answers, the nearest first
 * @param subject unfolded and decoded; empty if it has none
 * @param fromName of the first author; empty if only an address is given
 * @param fromEmail of the first author; empty if there is none
 * @param sent what its Date says, if that can be read
 * @param text what is said before the diff, line by line
 * @param diff from the first line of a diff to the end; empty if there is none. Its bytes are those of the mail: a file
 *        in another encoding survives
 * @param remarks what had to be guessed or was left out, a line each
 */
public record Letter(String origin, String id, List<String> answers, String subject, String fromName, String fromEmail,
        Optional<OffsetDateTime> sent, List<String> text, byte[] diff, List<String> remarks) {
    public Letter {
        answers = List.copyOf(answers);
        text = List.copyOf(text);
        remarks = List.copyOf(remarks);
    }
}
