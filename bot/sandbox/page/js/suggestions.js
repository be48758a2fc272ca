// Sentences for somebody who does not know yet what the bot understands. The records are those of the demo's story.

const STORY = {
  feishu: {
    lead: "L1",
    project: "P1",
    colleague: "李四",
    company: "上海智云科技 联系人张三 13800138000 预算50万 制造业 需求高",
  },
  wecom: {
    lead: "L4",
    project: "P8",
    colleague: "许诺",
    company: "东莞智达精工 联系人陈工 13900139000 预算80万 制造业 需求高",
  },
};
const BY_ROLE = {
  sales: ({ lead, project, company }) => [
    `新建线索 ${company}`,
    "我的待办",
    `转商机 ${lead}`,
    `给 ${project} 报价 12.8万 打9折 提交审批`,
    `${project} 甘特图`,
    "提醒我明天下午三点给客户回电话",
  ],
  presales: ({ project }) => ["我的待办", `${project} 甘特图`, `${project} 进展`, "提醒我明天下午三点改方案"],
  manager: ({ project }) => [
    "我的待办",
    "健康报告",
    `${project} 进展`,
    `${project} 甘特图`,
    "新建任务 准备周会材料 周五前",
  ],
  director: ({ project, colleague }) => ["健康报告", `${project} 进展`, `把 @${colleague} 设为 manager`],
  finance: ({ project }) => ["我的待办", `${project} 进展`, "健康报告"],
  legal: ({ project }) => ["我的待办", `${project} 进展`],
  outsider: () => ["我的待办"],
};

/** What to offer this person in this chat, the likely first step first. */
export function suggestions(person, chat) {
  const story = STORY[person?.platform] ?? STORY.feishu;
  const leads = ["manager", "director"].includes(person?.role);
  const binding = leads && chat?.type === "group" ? ["绑定"] : [];
  return ["帮助", ...binding, ...(BY_ROLE[person?.role] ?? BY_ROLE.sales)(story)];
}

/** A sentence on a chip: its first words. */
export function shortened(sentence) {
  return sentence.length > 14 ? `${sentence.slice(0, 13)}…` : sentence;
}
