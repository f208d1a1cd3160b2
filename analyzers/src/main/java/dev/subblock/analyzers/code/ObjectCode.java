package dev.subblock.analyzers.code;

import dev.subblock.analyzers.code.ElfFile.Relocation;
import dev.subblock.analyzers.code.ElfFile.Section;
import dev.subblock.analyzers.code.ElfFile.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The functions and data of an object file that have names; what the compiler numbers goes without its number. */
public final class ObjectCode {

    /** What macros make, of names that count up with each use in a file; no function is written with such a name. */
    private static final String COUNTED = "__UNIQUE_ID_.*|__already_done|__ksymtab_.*|__kstrtab.*|__warned|___once_key";
    /** Types of the psABI whose field says how far it is from the field to the target. */
    private static final Set<Integer> RELATIVE = Set.of(2, 4, 9, 24, 41, 42);
    /** How far the field of an instruction may lie from its end: the field itself, and a constant of 1, 2 or 4 bytes behind it. */
    private static final int[] BEHIND = {4, 5, 6, 8};

    private final ElfFile file;
    /** Of each section, what has a name in it, by where it begins. */
    private final Map<Integer, NavigableMap<Long, Symbol>> named = new HashMap<>();
    /** Of each section, where something begins that has none, but is referred to. */
    private final Map<Integer, TreeSet<Long>> unnamed = new HashMap<>();
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    private ObjectCode(ElfFile file) {
        this.file = file;
    }

    /**
     * Reads what gcc or clang made for x86-64.
     *
     * @throws MalformedObjectException if it is none, or damaged
     */
    public static ObjectCode read(byte[] object) throws MalformedObjectException {
        ObjectCode code = new ObjectCode(ElfFile.read(object));
        try {
            code.collect();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedObjectException("the object file is damaged: a place in it does not exist");
        }
        return code;
    }

    /** By name; a name that is there more than once has a number from the second on. */
    Map<String, Piece> pieces() {
        return pieces;
    }

    private void collect() {
        for (Symbol symbol : file.symbols()) {
            if (isPiece(symbol)) {
                named.computeIfAbsent(symbol.section(), s -> new TreeMap<>()).put(symbol.value(), symbol);
            }
        }
        // Twice: where one thing without a name ends is known when all are.
        for (int round = 0; round < 2; round++) {
            for (Symbol symbol : file.symbols().stream().filter(this::isPiece).sorted(Comparator.comparing(Symbol::section).thenComparing(Symbol::value)).toList()) {
                if (symbol.size() > 0 && !plain(symbol.name()).matches(COUNTED)) {
                    Piece piece = piece(symbol);
                    if (round == 1) {
                        pieces.put(free(plain(symbol.name())), piece);
                    }
                }
            }
        }
    }

    private boolean isPiece(Symbol symbol) {
        boolean here = symbol.section() > 0 && symbol.section() < file.sections().size();
        return here && (symbol.type() == ElfFile.FUNCTION || symbol.type() == ElfFile.OBJECT) && file.sections().get(symbol.section()).isLoaded();
    }

    private String free(String name) {
        String free = name;
        for (int n = 2; pieces.containsKey(free); n++) {
            free = name + "#" + n;
        }
        return free;
    }

    /** {@code __func__.12} is {@code __func__}, {@code f.constprop.0} is {@code f.constprop}. */
    private static String plain(String name) {
        return name.replaceAll("\\.\\d+", "");
    }

    private Piece piece(Symbol symbol) {
        Section section = file.sections().get(symbol.section());
        // What is all zeroes takes no room in the file.
        boolean empty = section.bytes().length == 0;
        byte[] bytes = empty ? new byte[0] : Arrays.copyOfRange(section.bytes(), place(symbol.value(), section), place(symbol.value() + symbol.size(), section));
        NavigableMap<Integer, String> references = new TreeMap<>();
        for (Relocation relocation : section.relocations()) {
            long offset = relocation.offset() - symbol.value();
            if (offset >= 0 && offset < symbol.size()) {
                references.put((int) offset, relocation.type() + " " + target(relocation, true));
            }
        }
        Map<Long, String> neighbours = new HashMap<>();
        named.get(symbol.section()).forEach((start, s) -> neighbours.put(start, plain(s.name())));
        return new Piece(symbol.type() == ElfFile.FUNCTION, bytes, references, symbol.value(), neighbours);
    }

    private static int place(long offset, Section section) {
        if (offset < 0 || offset > section.bytes().length) {
            throw new IndexOutOfBoundsException();
        }
        return (int) offset;
    }

    /** @param deep whether what has no name is told by what is in it */
    private String target(Relocation relocation, boolean deep) {
        Symbol symbol = file.symbols().get(relocation.symbol());
        if (symbol.section() == 0 || symbol.section() >= file.sections().size()) {
            return symbol.name() + "+" + (relocation.addend() + (RELATIVE.contains(relocation.type()) ? BEHIND[0] : 0));
        }
        Section section = file.sections().get(symbol.section());
        long offset = symbol.value() + relocation.addend();
        NavigableMap<Long, Symbol> names = named.getOrDefault(symbol.section(), new TreeMap<>());
        if (RELATIVE.contains(relocation.type())) {
            long field = offset;
            offset = Arrays.stream(BEHIND).mapToLong(b -> field + b).filter(names::containsKey).findFirst().orElse(field + BEHIND[0]);
        }
        if (section.is(ElfFile.STRINGS)) {
            return '"' + ElfFile.string(section.bytes(), place(offset, section)) + '"';
        }
        Map.Entry<Long, Symbol> there = names.floorEntry(offset);
        if (there != null && (offset < there.getKey() + Math.max(1, there.getValue().size()) || section.is(ElfFile.EXECUTABLE))) {
            return plain(there.getValue().name()) + "+" + (offset - there.getKey());
        }
        return section.name() + (deep ? content(symbol.section(), offset) : "");
    }

    /** What has no name, such as where a switch jumps: up to the next thing that is known to begin. */
    private String content(int number, long offset) {
        Section section = file.sections().get(number);
        TreeSet<Long> starts = unnamed.computeIfAbsent(number, n -> new TreeSet<>());
        starts.add(offset);
        long end = section.bytes().length;
        if (offset < 0 || offset >= end) {
            return "";
        }
        Long name = named.getOrDefault(number, new TreeMap<>()).higherKey(offset);
        Long other = starts.higher(offset);
        end = Math.min(end, Math.min(name == null ? end : name, other == null ? end : other));
        StringBuilder content = new StringBuilder(new String(section.bytes(), (int) offset, (int) (end - offset), StandardCharsets.ISO_8859_1));
        for (Relocation relocation : section.relocations()) {
            if (relocation.offset() >= offset && relocation.offset() < end) {
                content.append(' ').append(relocation.offset() - offset).append(' ').append(target(relocation, false));
            }
        }
        // Where it ends is filled up with zeroes for the next one.
        return " " + content.toString().replaceAll("\\x00+", "0");
    }
}
