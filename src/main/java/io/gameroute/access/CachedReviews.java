package io.gameroute.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Remembers answers for a short time: a right that is taken away is gone after a minute at most, one that is given is there after ten seconds. Of
 * tokens only digests are kept. Yes and no have bounds of their own, so that many who may not do not push out those who may, and few questions are asked at
 * a time, so that nobody can make this process flood the API server.
 */
public final class CachedReviews implements Reviews {
    static final Duration YES = Duration.ofMinutes(1);
    static final Duration NO = Duration.ofSeconds(10);
    static final int MOST = 1000;
    private static final int QUESTIONS = 4;
    private static final long PATIENCE_MILLIS = 2000;

    private final Reviews reviews;
    private final AnswerCache<String, Subject> known;
    private final AnswerCache<String, Boolean> unknown;
    private final AnswerCache<Right, Boolean> allowed;
    private final AnswerCache<Right, Boolean> refused;
    private final Semaphore questions = new Semaphore(QUESTIONS);

    private record Right(Subject subject, Access access) {}

    /** Asks once more. */
    private interface Question<T> {
        T ask() throws ReviewException;
    }

    public CachedReviews(Reviews reviews, Clock clock) {
        this.reviews = reviews;
        known = new AnswerCache<>(clock, YES, MOST);
        unknown = new AnswerCache<>(clock, NO, MOST);
        allowed = new AnswerCache<>(clock, YES, MOST);
        refused = new AnswerCache<>(clock, NO, MOST);
    }

    @Override
    public Optional<Subject> authenticate(String token) throws ReviewException {
        String digest = digest(token);
        Optional<Subject> remembered = known.get(digest);
        if (remembered.isPresent() || unknown.get(digest).isPresent()) {
            return remembered;
        }
        Optional<Subject> answer = ask(() -> reviews.authenticate(token));
        answer.ifPresentOrElse(subject -> known.put(digest, subject), () -> unknown.put(digest, true));
        return answer;
    }

    @Override
    public boolean isAllowed(Subject subject, Access access) throws ReviewException {
        Right right = new Right(subject, access);
        if (allowed.get(right).isPresent()) {
            return true;
        }
        if (refused.get(right).isPresent()) {
            return false;
        }
        boolean answer = ask(() -> reviews.isAllowed(subject, access));
        (answer ? allowed : refused).put(right, true);
        return answer;
    }

    private <T> T ask(Question<T> question) throws ReviewException {
        try {
            if (!questions.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new ReviewException("too many are being asked about");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ReviewException("the process ends", stopped);
        }
        try {
            return question.ask();
        } finally {
            questions.release();
        }
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
