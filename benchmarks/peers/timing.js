// What a runner measures and prints, as timing.py does it.
"use strict";

function update(number, person, turn) {
  const from = { id: person, is_bot: false, first_name: "A", language_code: "da" };
  const chat = { id: person, first_name: "A", type: "private" };
  if (turn.typed !== null) {
    const message = { message_id: number + 1, date: 1789460400, chat, from, text: turn.typed };
    if (turn.typed.startsWith("/")) {
      message.entities = [{ type: "bot_command", offset: 0, length: 6 }];
    }
    return JSON.stringify({ update_id: number, message });
  }
  const message = { message_id: 1, date: 1789460400, chat, text: "..." };
  message.from = { id: 1, is_bot: true, first_name: "B", username: "b_bot" };
  const press = { id: String(number), from, chat_instance: "1", message, data: turn.pressed };
  return JSON.stringify({ update_id: number, callback_query: press });
}

// Takes every update of everybody through *take*, and prints what that cost.
async function measured(turns, people, take) {
  const bodies = [];
  turns.forEach((turn, number) => {
    for (let person = 1; person <= people; person += 1) {
      bodies.push(update(person * 100 + number, person, turn));
    }
  });
  const waits = [];
  const began = process.hrtime.bigint();
  const before = process.cpuUsage();
  for (const body of bodies) {
    const at = process.hrtime.bigint();
    await take(JSON.parse(body));
    waits.push(Number(process.hrtime.bigint() - at) / 1000);
  }
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  const used = process.cpuUsage(before);
  waits.sort((a, b) => a - b);
  console.log(JSON.stringify({
    rate: waits.length / wall,
    processor: waits.length / ((used.user + used.system) / 1e6),
    p50: waits[Math.floor(waits.length / 2)],
    p99: waits[Math.floor((waits.length * 99) / 100)],
  }));
}

// Answers a call as Telegram would, after making it ready for the wire.
function answered(method, payload) {
  JSON.stringify(payload);
  if (method.startsWith("answer")) return true;
  return { message_id: 1, date: 1, chat: { id: 1, type: "private" }, text: "." };
}

function keyboard(turn, number) {
  return turn.rows.map((row) =>
    row.map((text) => ({ text, callback_data: `${number + 1}:x` })));
}

const turns = JSON.parse(require("fs").readFileSync(0, "utf8"));
const people = Number(process.argv[2]);

module.exports = { answered, keyboard, measured, people, turns };
