// telegraf's wizard scene on the dialogue, in memory. Run: node telegraf.js PEOPLE < dialogue
"use strict";

const { Scenes, Telegraf, Telegram, session } = require("telegraf");
const { answered, keyboard, measured, people, turns } = require("./timing.js");

Telegram.prototype.callApi = async (method, payload) => answered(method, payload);

let ended = 0;

function shows(number) {
  return async (ctx) => {
    const turn = turns[number];
    ctx.scene.session.answers = [...(ctx.scene.session.answers || []), number];
    const more = { reply_markup: { inline_keyboard: keyboard(turn, number) } };
    if (ctx.callbackQuery) {
      if (!ctx.callbackQuery.data.startsWith(`${number}:`)) return undefined;
      await ctx.answerCbQuery();
      await ctx.editMessageText(turn.text, more);
    } else {
      await ctx.reply(turn.text, more);
    }
    if (number + 1 < turns.length) return ctx.wizard.next();
    ended += ctx.scene.session.answers.length === turns.length ? 1 : 0;
    return ctx.scene.leave();
  };
}

const bot = new Telegraf("1:x");
bot.botInfo = { id: 1, is_bot: true, first_name: "B", username: "b_bot" };
bot.use(session());
bot.use(new Scenes.Stage([new Scenes.WizardScene("dialogue", ...turns.map((_, n) => shows(n)))]).middleware());
bot.start((ctx) => ctx.scene.enter("dialogue"));

measured(turns, people, (each) => bot.handleUpdate(each)).then(() => {
  if (ended !== people) throw new Error("not everybody got to the end");
});
