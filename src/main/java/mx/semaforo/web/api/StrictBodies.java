package mx.semaforo.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Reads bodies strictly: at most a megabyte, one JSON value, no name twice; of files at most five. */
@ControllerAdvice
class StrictBodies extends RequestBodyAdviceAdapter {

  private static final int MEGABYTE = 1024 * 1024;

  @Bean
  static Jackson2ObjectMapperBuilderCustomizer strictJson() {
    return json -> json.featuresToEnable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  @Override
  public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
      Class<? extends HttpMessageConverter<?>> converter) throws IOException {
    boolean file = type == byte[].class;
    int limit = file ? 5 * MEGABYTE : MEGABYTE;
    byte[] body = message.getBody().readNBytes(limit + 1);
    if (body.length > limit) {
      throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE,
          file ? "Caben hasta 5 MB: divide el archivo." : "Caben hasta 1 MB: acorta los textos.");
    }
    return new HttpInputMessage() {
      @Override
      public InputStream getBody() {
        return new ByteArrayInputStream(body);
      }

      @Override
      public HttpHeaders getHeaders() {
        return message.getHeaders();
      }
    };
  }
}
