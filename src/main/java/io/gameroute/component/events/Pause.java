package io.gameroute.component.events;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a worker waits on: news, a time, or the end of its work. News that came before the wait is not lost. */
class Pause {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean news;
    private boolean idle = true;
    private boolean working = true;

    void news() {
        change(() -> news = true);
    }

    void work(boolean is) {
        change(() -> working = is);
    }

    boolean isWorking() {
        lock.lock();
        try {
            return working;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for news or that long, or until work ends. */
    void untilNews(Duration most) throws InterruptedException {
        await(most, true);
    }

    /** Waits that long, or until work ends, whatever news there is. */
    void rest(Duration time) throws InterruptedException {
        await(time, false);
    }

    /** Waits until there is work again; interrupted at the end. Meanwhile the worker is idle. */
    void untilWorking() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            idle = !working;
            changed.signalAll();
            while (!working) {
                changed.await();
            }
            idle = false;
        } finally {
            lock.unlock();
        }
    }

    /** The worker has begun; from here on it is idle only where it waits for work. */
    void begin() {
        change(() -> idle = false);
    }

    /** The worker is gone. */
    void end() {
        change(() -> idle = true);
    }

    /** Waits until the worker has nothing in hand, or that long. */
    void awaitIdle(long mostNanos) throws InterruptedException {
        long nanos = mostNanos;
        lock.lockInterruptibly();
        try {
            while (!idle && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration most, boolean forNews) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(most.toMillis());
        lock.lockInterruptibly();
        try {
            while (working && nanos > 0 && !(forNews && news)) {
                nanos = changed.awaitNanos(nanos);
            }
            news = news && !forNews;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
