package io.gameroute.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which ordinals of a set should run, as decided last. It is recorded on the set before anything is created or deleted, and every pass brings
 * the pods to it: a server that crashed comes back under its own ordinal, whatever restarted in between.
 *
 * @param ordinals those that should run
 * @param implicit ids that lowering replicas, a Kill or the end of a reservation left empty, and that the ReserveIds strategy will reserve (GSS-12)
 * @param reserved ids that the ReserveIds strategy has reserved; only these may it take out of the set's reservation again
 */
public record Intent(OrdinalSet ordinals, OrdinalSet implicit, OrdinalSet reserved) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids that the ReserveIds strategy keeps unused, but for which the set's reservation has no room. */
    public OrdinalSet withheld() {
        return implicit.intersection(reserved);
    }

    /** Empty when nothing readable is recorded: then what runs is what was intended. */
    public static Optional<Intent> recordedOn(GameServerSet set) {
        String text = annotation(set, Annotations.INTENT);
        if (text == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(text);
            return json.path("ordinals").isTextual()
                    ? Optional.of(new Intent(
                            ordinals(json, "ordinals"), ordinals(json, "implicit"), ordinals(json, "reserved")))
                    : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** The explicit reservation that was processed last. */
    public static Optional<OrdinalSet> processedReservation(GameServerSet set) {
        return Optional.ofNullable(annotation(set, Annotations.RESERVE_IDS)).map(OrdinalSet::parse);
    }

    public String toJson() {
        return JSON.createObjectNode()
                .put("ordinals", ordinals.toString())
                .put("implicit", implicit.toString())
                .put("reserved", reserved.toString())
                .toString();
    }

    private static OrdinalSet ordinals(JsonNode json, String field) {
        return OrdinalSet.parse(json.path(field).asText(""));
    }

    private static @Nullable String annotation(GameServerSet set, String key) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(key);
    }
}
