package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.store.HistoryGoneException;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.Listing;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Get, list, and what a watch is to begin with. */
final class ReadCalls {
    private final ApiParts parts;

    ReadCalls(ApiParts parts) {
        this.parts = parts;
    }

    Answer get(Call call, Target target) {
        Form form = call.form();
        StoredObject object = parts.store().get(target.key()).orElseThrow(() -> Failures.notFound(target.subject()));
        return Answer.of(200, form, new Rendering(target.type(), form, parts.tables()).one(object));
    }

    Answer list(Call call, Target target) {
        Form form = call.form();
        int limit = Math.toIntExact(Math.min(call.number("limit", 0), Integer.MAX_VALUE));
        String from = call.parameter("continue");
        Optional<ContinueToken> token = from.isEmpty() ? Optional.empty() : Optional.of(ContinueToken.parse(from));
        ListQuery query = new ListQuery(
                target.type().resource(),
                Selection.of(call, target),
                limit,
                token.map(it -> it.key(target.type().resource())),
                token.isPresent() ? OptionalLong.of(token.get().revision()) : exactRevision(call));
        Listing listing = read(query, token.isPresent());
        return Answer.of(200, form, new Rendering(target.type(), form, parts.tables()).list(listing, next(listing)));
    }

    private Listing read(ListQuery query, boolean continued) {
        try {
            return parts.store().list(query);
        } catch (HistoryGoneException e) {
            throw Failures.expired(
                    continued
                            ? "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter."
                            : "The resourceVersion for the provided list is too old.");
        }
    }

    private static String next(Listing listing) {
        List<StoredObject> page = listing.objects();
        if (listing.remaining() == 0 || page.isEmpty()) {
            return "";
        }
        ObjectKey last = page.get(page.size() - 1).key();
        return ContinueToken.after(listing.revision(), last).text();
    }

    private OptionalLong exactRevision(Call call) {
        long asked = revision(call);
        return call.parameter("resourceVersionMatch").equals("Exact") && asked > 0
                ? OptionalLong.of(asked)
                : OptionalLong.empty();
    }

    WatchRequest watch(Call call, Target target) {
        ObjectFilter filter = Selection.of(call, target);
        boolean bookmarks = call.flag("allowWatchBookmarks");
        boolean sendInitial = call.flag("sendInitialEvents");
        if (sendInitial && !call.parameter("resourceVersionMatch").equals("NotOlderThan")) {
            throw Failures.invalid(
                    new Failures.Subject("meta.k8s.io", "", "ListOptions", ""),
                    List.of(new Failures.Cause(
                            "FieldValueForbidden",
                            "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                            "resourceVersionMatch")));
        }
        long after = revision(call);
        boolean initial = sendInitial
                || (after == 0 && !call.parameter("sendInitialEvents").equals("false"));
        long from = after == 0 ? parts.store().revision() : after;
        return new WatchRequest(target.type().resource(), filter, from, initial, sendInitial && bookmarks, bookmarks);
    }

    private long revision(Call call) {
        long asked = call.number("resourceVersion", 0);
        long current = parts.store().revision();
        if (asked > current) {
            throw Failures.revisionTooLarge(asked, current);
        }
        return asked;
    }
}
