package io.gameroute.reconcile.gameserver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasons and messages of what is not normal, joined as OKG joins them (GS-33): a text that is contained already is not repeated. */
final class Findings {
    private static final String SEPARATOR = "; ";
    private final List<String> reasons = new ArrayList<>();
    private String reason = "";
    private String message = "";

    void add(@Nullable String moreReason, @Nullable String moreMessage) {
        String reasonText = moreReason == null ? "" : moreReason;
        String messageText = moreMessage == null ? "" : moreMessage;
        reasons.add(reasonText);
        reason = joined(reason, reasonText);
        message = joined(message, messageText);
    }

    private static String joined(String text, String more) {
        if (text.isEmpty() || more.isEmpty() || text.contains(more)) {
            return text.isEmpty() ? more : text;
        }
        return text + SEPARATOR + more;
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    List<String> reasons() {
        return reasons;
    }

    String reason() {
        return reason;
    }

    String message() {
        return message;
    }
}
