package io.gameroute.dev.apiserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One version of an object: the bytes that are served, and what is asked for often enough to be read only once. Bytes take a tenth of the memory
 * of a tree and are what most answers consist of.
 */
public final class StoredObject {
    private static final String BEFORE_REVISION = ",\"metadata\":{\"resourceVersion\":\"";

    private final ObjectKey key;
    private final byte[] json;
    private final int head;
    private final long revision;
    private final String uid;
    private final Map<String, String> labels;
    private final Map<String, String> fields;
    private final List<String> owners;
    private final boolean deleting;

    /** The version of the same content that has this revision. */
    private StoredObject(StoredObject content, long revision) {
        this.key = content.key;
        this.head = content.head;
        this.revision = revision;
        this.json = content.withRevision(Long.toString(revision));
        this.uid = content.uid;
        this.labels = content.labels;
        this.fields = content.fields;
        this.owners = content.owners;
        this.deleting = content.deleting;
    }

    private StoredObject(
            ObjectKey key, byte[] json, int head, long revision, ObjectNode tree, List<String> selectable) {
        this.key = key;
        this.json = json;
        this.head = head;
        this.revision = revision;
        this.uid = Json.text(tree, "metadata", "uid");
        this.labels = labels(tree);
        this.fields = fields(tree, selectable);
        this.owners = owners(tree);
        this.deleting = !Json.at(tree, "metadata", "deletionTimestamp").isMissingNode();
    }

    /** As a write would have stored it that is not to be done; without a revision where there is none yet. */
    public static StoredObject imagined(ObjectKey key, ObjectNode tree) {
        return encode(key, tree, List.of());
    }

    /** What is to be committed, without the revision that the commit gives it. */
    static StoredObject draft(ObjectKey key, ObjectNode tree, List<String> selectable) {
        Json.metadata(tree).put("resourceVersion", "");
        return encode(key, tree, selectable);
    }

    StoredObject at(long committed) {
        return new StoredObject(this, committed);
    }

    /** As it was, byte by byte. */
    static StoredObject restored(SavedObject saved, List<String> selectable) {
        ObjectNode tree = Json.parseOwn(saved.json());
        return new StoredObject(saved.key(), saved.json(), headOf(tree), saved.revision(), tree, selectable);
    }

    /** Kind and apiVersion come first, so that the items of a list can leave them out; then, at a known place, the revision. */
    private static StoredObject encode(ObjectKey key, ObjectNode tree, List<String> selectable) {
        ObjectNode metadata = Json.object();
        JsonNode revision = Json.metadata(tree).get("resourceVersion");
        if (revision != null) {
            metadata.set("resourceVersion", revision);
        }
        metadata.setAll(Json.metadata(tree));
        ObjectNode ordered = Json.object();
        ordered.set("kind", tree.path("kind"));
        ordered.set("apiVersion", tree.path("apiVersion"));
        ordered.set("metadata", metadata);
        ordered.setAll(tree);
        ordered.set("metadata", metadata);
        return new StoredObject(key, Json.bytes(ordered), headOf(tree), 0, tree, selectable);
    }

    private static int headOf(ObjectNode tree) {
        ObjectNode head = Json.object();
        head.set("kind", tree.path("kind"));
        head.set("apiVersion", tree.path("apiVersion"));
        return Json.bytes(head).length;
    }

    private byte[] withRevision(String text) {
        int place = head + BEFORE_REVISION.length() - 1;
        byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[json.length + digits.length];
        System.arraycopy(json, 0, whole, 0, place);
        System.arraycopy(digits, 0, whole, place, digits.length);
        System.arraycopy(json, place, whole, place + digits.length, json.length - place);
        return whole;
    }

    public ObjectKey key() {
        return key;
    }

    public long revision() {
        return revision;
    }

    public String uid() {
        return uid;
    }

    public Map<String, String> labels() {
        return labels;
    }

    /** Of the fields that can be selected by, those that have a value. */
    public Map<String, String> fields() {
        return fields;
    }

    /** The uids of all owners. */
    public List<String> owners() {
        return owners;
    }

    /** Whether it was to be deleted and waits for somebody. */
    public boolean isDeleting() {
        return deleting;
    }

    public int size() {
        return json.length;
    }

    /** The bytes as they are served; not to be changed. */
    public byte[] json() {
        return json;
    }

    /** Where the bytes go on after kind and apiVersion. */
    public int head() {
        return head;
    }

    /** A tree of the caller's own. */
    public ObjectNode tree() {
        return Json.parseOwn(json);
    }

    @Override
    public String toString() {
        return key + "@" + revision + " " + new String(json, StandardCharsets.UTF_8);
    }

    private static Map<String, String> labels(ObjectNode tree) {
        Map<String, String> labels = new HashMap<>();
        Json.at(tree, "metadata", "labels")
                .properties()
                .forEach(label ->
                        labels.put(label.getKey().intern(), label.getValue().asText()));
        return Map.copyOf(labels);
    }

    private static Map<String, String> fields(ObjectNode tree, List<String> selectable) {
        Map<String, String> fields = new HashMap<>();
        for (String field : selectable) {
            String value = Json.text(tree, field.split("\\."));
            if (!value.isEmpty()) {
                fields.put(field.intern(), value.intern());
            }
        }
        return Map.copyOf(fields);
    }

    private static List<String> owners(ObjectNode tree) {
        List<String> owners = new ArrayList<>();
        for (JsonNode owner : Json.at(tree, "metadata", "ownerReferences")) {
            owners.add(Json.text(owner, "uid"));
        }
        return List.copyOf(owners);
    }
}
