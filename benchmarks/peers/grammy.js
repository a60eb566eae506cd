// grammY's session and filters on the dialogue, in memory. Run: node grammy.js PEOPLE < dialogue
"use strict";

const { Bot, session } = require("grammy");
const { answered, keyboard, measured, people, turns } = require("./timing.js");

const me = { id: 1, is_bot: true, first_name: "B", username: "b_bot" };
const bot = new Bot("1:x", { botInfo: me });
bot.api.config.use(async (before, method, payload) => ({ ok: true, result: answered(method, payload) }));
bot.use(session({ initial: () => ({ at: 0, answers: [] }) }));

let ended = 0;

async function show(ctx, number) {
  const turn = turns[number];
  ctx.session.answers = [...ctx.session.answers, number];
  ctx.session.at = number + 1;
  const more = { reply_markup: { inline_keyboard: keyboard(turn, number) } };
  if (ctx.callbackQuery) {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(turn.text, more);
  } else {
    await ctx.reply(turn.text, more);
  }
  ended += ctx.session.answers.length === turns.length ? 1 : 0;
}

bot.command("start", (ctx) => show(ctx, 0));
bot.on("message:text", (ctx, next) =>
  turns[ctx.session.at].typed === null ? next() : show(ctx, ctx.session.at));
bot.on("callback_query:data", (ctx, next) =>
  ctx.callbackQuery.data.startsWith(`${ctx.session.at}:`) ? show(ctx, ctx.session.at) : next());

measured(turns, people, (each) => bot.handleUpdate(each)).then(() => {
  if (ended !== people) throw new Error("not everybody got to the end");
});
