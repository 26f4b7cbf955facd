package org.zelodesk.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What is said in the seeded comments, in three languages, with the start that a list shows. */
final class Texts {

  static final int COUNT = 2048;
  static final String[] LANGUAGES = {"en", "ru", "pt"};
  private static final int PREVIEW = 140;

  private static final String[] WORDS = {
    "the kettle leaks since monday please send a new one order invoice delivery was late customer "
        + "called again today about refund and we promised an answer by friday thank you for waiting "
        + "our workshop has checked it replacement is on its way could you tell us serial number",
    "чайник протекает с понедельника пришлите пожалуйста новый заказ счёт доставка опоздала клиент "
        + "звонил сегодня снова возврат денег мы обещали ответ до пятницы спасибо за ожидание наша "
        + "мастерская проверила замена уже в пути сообщите серийный номер изделия",
    "a chaleira vaza desde segunda por favor envie uma nova encomenda fatura a entrega atrasou o "
        + "cliente ligou outra vez hoje sobre o reembolso prometemos resposta até sexta obrigado por "
        + "esperar a oficina já verificou a substituição está a caminho diga o número de série"
  };

  private final byte[][][] bodies = new byte[LANGUAGES.length][COUNT][];
  private final byte[][][] previews = new byte[LANGUAGES.length][COUNT][];
  private final byte[][][] subjects = new byte[LANGUAGES.length][COUNT][];

  Texts() {
    SplittableRandom random = new SplittableRandom(7);
    for (int language = 0; language < LANGUAGES.length; language++) {
      String[] words = WORDS[language].split(" ", -1);
      for (int i = 0; i < COUNT; i++) {
        String body = sentence(words, random, 8 + random.nextInt(50));
        bodies[language][i] = bytes(body);
        previews[language][i] =
            bytes(body.length() <= PREVIEW ? body : body.substring(0, PREVIEW - 1) + "…");
        subjects[language][i] = bytes(sentence(words, random, 3 + random.nextInt(6)));
      }
    }
  }

  byte[] body(int language, int number) {
    return bodies[language][number];
  }

  byte[] preview(int language, int number) {
    return previews[language][number];
  }

  byte[] subject(int language, int number) {
    return subjects[language][number];
  }

  private static String sentence(String[] words, SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
    }
    text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    return text.append('.').toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
