package io.perilune.checks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Name, code size and annotations of the methods of one class file; the rest of the file is skipped. */
record ClassFile(Path path, String name, List<Method> methods) {
    /** {@code codeLength} counts bytes of bytecode, the unit of HotSpot's limits; 0 for a method without code. */
    record Method(String name, String descriptor, int codeLength, Set<String> annotations) {}

    private static final int MAGIC = 0xCAFEBABE;

    static ClassFile read(Path path) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
            if (in.readInt() != MAGIC) {
                throw new AssertionError(path + " is not a class file");
            }
            in.readInt();
            Object[] pool = constants(in);
            in.readUnsignedShort();
            int self = in.readUnsignedShort();
            in.readUnsignedShort();
            in.skipNBytes(2L * in.readUnsignedShort());
            members(in, pool);
            return new ClassFile(path, text(pool, (Integer) pool[self]).replace('/', '.'), members(in, pool));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts stand as String, class entries as the Integer index of their name; other entries stay null. */
    private static Object[] constants(DataInputStream in) throws IOException {
        Object[] pool = new Object[in.readUnsignedShort()];
        for (int i = 1; i < pool.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> pool[i] = in.readUTF();
                case 7 -> pool[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new AssertionError("constant tag " + tag);
            }
        }
        return pool;
    }

    private static List<Method> members(DataInputStream in, Object[] pool) throws IOException {
        List<Method> members = new ArrayList<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.readUnsignedShort();
            String name = text(pool, in.readUnsignedShort());
            String descriptor = text(pool, in.readUnsignedShort());
            int codeLength = 0;
            Set<String> annotations = new TreeSet<>();
            int attributes = in.readUnsignedShort();
            for (int k = 0; k < attributes; k++) {
                String attribute = text(pool, in.readUnsignedShort());
                int length = in.readInt();
                if (attribute.equals("Code")) {
                    in.readInt();
                    codeLength = in.readInt();
                    in.skipNBytes(length - 8L);
                } else if (attribute.equals("RuntimeInvisibleAnnotations")) {
                    byte[] body = in.readNBytes(length);
                    markers(body, pool, annotations);
                } else {
                    in.skipNBytes(length);
                }
            }
            members.add(new Method(name, descriptor, codeLength, annotations));
        }
        return members;
    }

    /** Reads annotations without elements; the first one with elements ends the reading. */
    private static void markers(byte[] body, Object[] pool, Set<String> result) {
        int count = unsignedShort(body, 0);
        int at = 2;
        for (int i = 0; i < count; i++) {
            result.add(text(pool, unsignedShort(body, at)));
            if (unsignedShort(body, at + 2) != 0) {
                return;
            }
            at += 4;
        }
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static String text(Object[] pool, int index) {
        return (String) pool[index];
    }
}
