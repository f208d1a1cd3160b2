package dev.subblock.analyzers.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An object file as the assembler leaves it: ELF for x86-64, little-endian, relocatable. Layouts and numbers are those of
 * {@code elf.h}; relocations those of the x86-64 psABI.
 *
 * @param sections by their numbers, the empty one with number 0 among them
 * @param symbols by their numbers
 */
record ElfFile(List<Section> sections, List<Symbol> symbols) {

    static final int EXECUTABLE = 0x4;
    static final int STRINGS = 0x20;
    static final int FUNCTION = 2;
    static final int OBJECT = 1;

    private static final int MAGIC = 0x464c457f;
    private static final int X86_64 = 62;
    private static final int ALLOCATED = 0x2;
    private static final int NO_BITS = 8;
    private static final int SYMBOLS = 2;
    private static final int RELOCATIONS = 4;
    private static final int HEADER = 64;
    private static final int SECTION_HEADER = 64;
    private static final int SYMBOL = 24;
    private static final int RELOCATION = 24;

    /** @param bytes none if it takes no room in the file @param relocations in the order of the file */
    record Section(String name, long flags, byte[] bytes, List<Relocation> relocations) {
        boolean is(int flag) {
            return (flags & flag) != 0;
        }

        /** Whether a kernel has it in memory. */
        boolean isLoaded() {
            return is(ALLOCATED);
        }
    }

    /** @param section its number; 0 if it is defined elsewhere, and any above the last for what lies nowhere */
    record Symbol(String name, int type, int section, long value, long size) {}

    /** @param offset in its section @param symbol its number @param type of the psABI */
    record Relocation(long offset, int symbol, int type, long addend) {}

    /** @throws MalformedObjectException if it is anything else */
    static ElfFile read(byte[] file) throws MalformedObjectException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (file.length < HEADER || in.getInt(0) != MAGIC || in.get(4) != 2 || in.getShort(18) != X86_64) {
                throw new MalformedObjectException("this is no object file for x86-64");
            }
            return new Reading(in).read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw new MalformedObjectException("the object file is damaged or cut short");
        }
    }

    /** Everything that is out of bounds ends in an exception of the buffer. */
    private static final class Reading {
        private final ByteBuffer in;
        private final int headers;
        private final int count;

        Reading(ByteBuffer in) {
            this.in = in;
            this.headers = Math.toIntExact(in.getLong(40));
            this.count = Short.toUnsignedInt(in.getShort(60));
        }

        ElfFile read() {
            if (header(count) > in.capacity()) {
                throw new IndexOutOfBoundsException();
            }
            byte[] names = bytes(Short.toUnsignedInt(in.getShort(62)));
            List<Section> sections = new ArrayList<>();
            List<Symbol> symbols = List.of();
            for (int i = 0; i < count; i++) {
                sections.add(new Section(string(names, in.getInt(header(i))), in.getLong(header(i) + 8), bytes(i), new ArrayList<>()));
                if (type(i) == SYMBOLS) {
                    symbols = symbols(bytes(i), bytes(in.getInt(header(i) + 40)));
                }
            }
            for (int i = 0; i < count; i++) {
                if (type(i) == RELOCATIONS) {
                    sections.get(in.getInt(header(i) + 44)).relocations().addAll(relocations(bytes(i), symbols.size()));
                }
            }
            return new ElfFile(List.copyOf(sections), symbols);
        }

        private int header(int section) {
            return Math.addExact(headers, Math.multiplyExact(section, SECTION_HEADER));
        }

        private int type(int section) {
            return in.getInt(header(section) + 4);
        }

        private byte[] bytes(int section) {
            if (type(section) == NO_BITS || type(section) == 0) {
                return new byte[0];
            }
            int start = Math.toIntExact(in.getLong(header(section) + 24));
            int length = Math.toIntExact(in.getLong(header(section) + 32));
            ByteBuffer part = in.slice(start, length);
            byte[] bytes = new byte[length];
            part.get(bytes);
            return bytes;
        }

        private static List<Symbol> symbols(byte[] table, byte[] names) {
            ByteBuffer in = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
            List<Symbol> symbols = new ArrayList<>();
            for (int at = 0; at + SYMBOL <= table.length; at += SYMBOL) {
                symbols.add(new Symbol(string(names, in.getInt(at)), in.get(at + 4) & 0xf, Short.toUnsignedInt(in.getShort(at + 6)),
                        in.getLong(at + 8), in.getLong(at + 16)));
            }
            return List.copyOf(symbols);
        }

        private static List<Relocation> relocations(byte[] table, int symbols) {
            ByteBuffer in = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
            List<Relocation> relocations = new ArrayList<>();
            for (int at = 0; at + RELOCATION <= table.length; at += RELOCATION) {
                long info = in.getLong(at + 8);
                if ((int) (info >>> 32) >= symbols) {
                    throw new IndexOutOfBoundsException();
                }
                relocations.add(new Relocation(in.getLong(at), (int) (info >>> 32), (int) info, in.getLong(at + 16)));
            }
            return relocations;
        }
    }

    /** What stands in a table of strings, up to the byte 0. */
    static String string(byte[] table, int start) {
        int end = start;
        while (table[end] != 0) {
            end++;
        }
        return new String(table, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
