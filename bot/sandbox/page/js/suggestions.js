// Sentences for somebody who does not know yet what the bot understands.

const EVERYONE = ["帮助", "我的待办"];
const BY_ROLE = {
  sales: [
    "新建线索 上海智云科技 联系人张三 13800138000 预算50万 制造业 需求高",
    "转商机 L1",
    "给 P1 报价 12.8万 打9折 提交审批",
    "P1 甘特图",
    "提醒我明天下午三点给客户回电话",
  ],
  presales: ["P1 甘特图", "P1 进展", "提醒我明天下午三点改方案"],
  manager: ["健康报告", "P1 进展", "P1 甘特图", "新建任务 准备周会材料 周五前"],
  director: ["健康报告", "P1 进展", "把 @李四 设为 manager"],
  finance: ["P1 进展", "健康报告"],
  legal: ["P1 进展"],
};
const COLLEAGUE = { feishu: "李四", wecom: "许诺" };

/** What to offer this person in this chat, the likely first step first. */
export function suggestions(person, chat) {
  const binding = chat?.type === "group" && ["manager", "director"].includes(person?.role) ? ["绑定"] : [];
  return [...EVERYONE.slice(0, 1), ...binding, ...(BY_ROLE[person?.role] ?? []), ...EVERYONE.slice(1)].map(
    (sentence) => sentence.replace("@李四", `@${COLLEAGUE[person?.platform] ?? "李四"}`),
  );
}

/** A sentence on a chip: its first words. */
export function shortened(sentence) {
  return sentence.length > 14 ? `${sentence.slice(0, 13)}…` : sentence;
}
