package io.tidings.billing.reservation;

import io.tidings.billing.reservation.Step.Reserve;
import io.tidings.billing.reservation.Step.Sum;
import io.tidings.billing.reservation.Step.Told;
import io.tidings.events.Charge;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What should happen, counted in whole messages and without a database. */
final class SimpleBooks {
    final Map<Integer, Account> reservations = new TreeMap<>();
    int credit;
    int revenue;

    SimpleBooks(int credit) {
        this.credit = credit;
    }

    /** The code of the refusal, or "held". */
    String reserve(Reserve wish) {
        Account known = reservations.get(wish.key());
        if (known != null) {
            return known.state.equals("released") ? "released" : "held";
        }
        if (credit < wish.count()) {
            return "insufficient_credit";
        }
        credit -= wish.count();
        reservations.put(wish.key(), new Account("held", wish.count(), wish.due()));
        return "held";
    }

    void release(int key) {
        Account account = known(key);
        if (account.state.equals("held")) {
            credit += account.held;
            account.held = 0;
            account.state = "released";
        }
    }

    void sweep() {
        reservations.forEach((key, account) -> {
            if (account.due) {
                release(key);
            }
        });
    }

    void take(Told event) {
        event.sums().stream()
                .filter(sum -> sum.charge() != Charge.NONE)
                .sorted(Comparator.comparing(Sum::charge))
                .forEach(sum -> charge(known(event.key()), sum));
    }

    private void charge(Account account, Sum sum) {
        switch (sum.charge()) {
            case NONE -> {}
            case CAPTURE -> repeat(sum, () -> capture(account));
            case RELEASE -> repeat(sum, () -> giveBack(account));
            case REVERSE -> repeat(sum, () -> reverse(account));
            case WRITE_OFF -> repeat(sum, () -> platformPays(account));
        }
    }

    private void capture(Account account) {
        if (account.held == 0) {
            platformPays(account);
            return;
        }
        account.held--;
        account.paid++;
        revenue++;
        account.closeIfUsed();
    }

    private void giveBack(Account account) {
        if (account.held > 0) {
            account.held--;
            credit++;
            account.closeIfUsed();
        }
    }

    private void reverse(Account account) {
        if (account.paid > 0) {
            account.paid--;
            credit++;
            revenue--;
        } else if (account.platform > 0) {
            account.platform--;
            revenue--;
        }
    }

    private void platformPays(Account account) {
        account.platform++;
        revenue++;
    }

    private Account known(int key) {
        return reservations.computeIfAbsent(key, unknown -> new Account("released", 0, false));
    }

    private static void repeat(Sum sum, Runnable once) {
        for (int i = 0; i < sum.count(); i++) {
            once.run();
        }
    }

    /** One reservation. */
    static final class Account {
        final boolean due;
        String state;
        int held;
        int paid;
        int platform;

        Account(String state, int held, boolean due) {
            this.state = state;
            this.held = held;
            this.due = due;
        }

        private void closeIfUsed() {
            if (held == 0) {
                state = "settled";
            }
        }
    }
}
