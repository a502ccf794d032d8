package io.tidings.auth.twofactor.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import java.util.List;

/** Recovery codes, the only time that they are shown. */
@JsonNaming(SnakeCaseStrategy.class)
record CodesBody(List<String> recoveryCodes) {

    static CodesBody of(List<RecoveryCode> codes) {
        return new CodesBody(codes.stream().map(RecoveryCode::written).toList());
    }

    @Override
    public String toString() {
        return "CodesBody";
    }
}
