package io.tidings.auth.twofactor.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.twofactor.Enrolment;

/**
 * What an app needs, in three forms.
 *
 * @param secret Base32
 * @param qrImage PNG in a data URI
 */
@JsonNaming(SnakeCaseStrategy.class)
record EnrolmentBody(String secret, String otpauthUri, String qrImage) {

    static EnrolmentBody of(Enrolment enrolment) {
        return new EnrolmentBody(enrolment.secret(), enrolment.uri(), enrolment.qrImage());
    }

    @Override
    public String toString() {
        return "EnrolmentBody";
    }
}
