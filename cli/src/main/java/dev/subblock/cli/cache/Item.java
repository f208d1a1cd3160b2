package dev.subblock.cli.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A thing in the cache.
 *
 * @param kind what it is
 * @param name unique among its kind
 * @param path file or directory; of {@link Kind#TREES} the repository they are in
 * @param bytes sum of the lengths of its files; 0 for {@link Kind#TREES}, which are part of their base
 * @param used when it was last used, as far as that was noted; else when it was made
 * @param about what it is, for a person; empty if that is not known
 * @param needed why it can't be removed, whoever runs; empty if it can
 */
public record Item(Kind kind, String name, Path path, long bytes, Instant used, String about, Optional<String> needed) {}
