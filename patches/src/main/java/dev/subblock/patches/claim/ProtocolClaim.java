package dev.subblock.patches.claim;

import java.util.List;

/**
 * A sentence that says for which kinds of write patches change what the kernel does: its locks, and what is done under them.
 * Each patch must change all of them, and no other.
 *
 * @param id short name, unique among those of its file
 * @param quote the sentence, word for word
 * @param from the first step that it speaks of
 * @param to the last one, at least {@code from}
 * @param changes names of kinds that must change; {@code *} stands for any run of characters; empty if none may
 * @param except names of kinds that may not change although {@code changes} has them
 * @param may names of kinds that are let be either way, whatever the other two have
 */
public record ProtocolClaim(String id, String quote, int from, int to, List<String> changes, List<String> except, List<String> may) {

    public ProtocolClaim {
        changes = List.copyOf(changes);
        except = List.copyOf(except);
        may = List.copyOf(may);
    }
}
