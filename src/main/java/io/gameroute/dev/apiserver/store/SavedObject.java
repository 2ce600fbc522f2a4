package io.gameroute.dev.apiserver.store;

/** A version of an object as it is kept elsewhere: the bytes that are served, or, for one that was deleted, none. */
public final class SavedObject {
    private final ObjectKey key;
    private final long revision;
    private final byte[] json;

    public SavedObject(ObjectKey key, long revision, byte[] json) {
        this.key = key;
        this.revision = revision;
        this.json = json;
    }

    public static SavedObject of(StoredObject object) {
        return new SavedObject(object.key(), object.revision(), object.json());
    }

    public static SavedObject of(Change change) {
        return change.kind() == Change.Kind.DELETED
                ? new SavedObject(change.object().key(), change.revision(), new byte[0])
                : of(change.object());
    }

    public ObjectKey key() {
        return key;
    }

    public long revision() {
        return revision;
    }

    /** Not to be changed. */
    public byte[] json() {
        return json;
    }

    public boolean isGone() {
        return json.length == 0;
    }
}
