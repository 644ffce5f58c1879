"""Answers to the questions of an interview, whichever come."""

START = "基本信息:\n  年度: 2025\n  乡镇名称: 青山镇\n"


def answer_to(question, answers):
    known = next((text for words, text in answers.items() if words in (question.words, *question.help)), None)
    if known is not None:
        return known
    if question.topic == "核对数字":
        return str(len(question.options))
    if question.topic == "不足和原因":
        return of_shortcoming(question)
    if question.keeps:
        return question.text
    if question.kind == "choice":
        return "1"
    if question.enter in ("没有", "没有了"):
        return ""
    return question.example or "是"


def of_shortcoming(question):
    if "什么问题" in question.words:
        return "1" if "至少" in question.words else ""
    return "集体学法5次，其中研讨2次" if "具体表现" in question.words else question.text or question.example
