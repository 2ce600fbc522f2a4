package io.gameroute.dev.apiserver.journal;

import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.SavedObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Entries as bytes: their length, a checksum, and the entry. What was not written to its end is no entry. */
final class JournalFormat {
    static final byte[] HEADER = "gameroute objects 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME = 2 * Integer.BYTES;
    private static final int LARGEST = 64 << 20;

    private JournalFormat() {}

    static byte[] encode(SavedObject entry) {
        byte[] body = body(entry);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FRAME + body.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(body.length);
            out.writeInt(checksum(body));
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static long length(SavedObject entry) {
        return (long) FRAME + body(entry).length;
    }

    /** The next entry; empty at the end, and where what is left is not an entry. */
    static Optional<SavedObject> next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            if (length <= 0 || length > LARGEST) {
                return Optional.empty();
            }
            int checksum = in.readInt();
            byte[] body = in.readNBytes(length);
            return body.length == length && checksum(body) == checksum ? Optional.of(parse(body)) : Optional.empty();
        } catch (EOFException end) {
            return Optional.empty();
        }
    }

    private static byte[] body(SavedObject entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(entry.json().length + 128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(entry.revision());
            out.writeUTF(entry.key().resource());
            out.writeUTF(entry.key().namespace());
            out.writeUTF(entry.key().name());
            out.write(entry.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static SavedObject parse(byte[] body) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            long revision = in.readLong();
            ObjectKey key = new ObjectKey(in.readUTF(), in.readUTF(), in.readUTF());
            return new SavedObject(key, revision, in.readAllBytes());
        }
    }

    private static int checksum(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return (int) sum.getValue();
    }
}
