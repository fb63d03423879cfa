// Filters, order and messages of the search. Without this script the search works, filters can be typed.
(function () {
  "use strict";

  var NOTE = "template.dg-search-note";
  var KINDS = ["region", "topic", "year"];
  var NAMES = {
    region: /^(지역|region)[:：]/i,
    topic: /^(주제|topic)[:：]/i,
    year: /^(연도|year)[:：]/i,
    sort: /^(정렬|sort)[:：]/i,
  };
  var WORDS = {
    ko: {
      region: "지역", topic: "주제", year: "연도", sort: "정렬", newest: "최신", all: "전체",
      byScore: "관련도순", byDate: "최신순",
      bar: "검색 결과 거르기", copy: "주소 복사", copied: "복사했습니다",
      corrected: "‘{from}’ 대신 ‘{to}’(으)로 찾았습니다.",
      missing: "모든 낱말이 든 글이 없어 {words} 없이 찾은 결과입니다.",
      other: "한국어판에 없어 영어판에서 찾았습니다.",
      cut: "{total}건 가운데 앞의 {shown}건을 보입니다.",
    },
    en: {
      region: "region", topic: "topic", year: "year", sort: "sort", newest: "newest", all: "all",
      byScore: "best match", byDate: "newest first",
      bar: "Filter the results", copy: "Copy address", copied: "Copied",
      corrected: "Nothing has “{from}”; showing “{to}”.",
      missing: "Nothing has all words; showing results without {words}.",
      other: "Not in the English edition; found in the Korean one.",
      cut: "The first {shown} of {total}.",
    },
  };

  function language() {
    return document.documentElement.lang === "en" ? "en" : "ko";
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) {
      return values[name];
    });
  }

  function Bar(form, list) {
    this.input = form.querySelector("input[name=query]");
    this.list = list;
    this.words = WORDS[language()];
    this.facets = {};
    this.element = this.make();
    var self = this;
    // Text that an input method, a voice or the clipboard put in fires no key event.
    this.input.addEventListener("input", function () {
      self.ask();
    });
    this.input.addEventListener("keyup", function () {
      self.keepAddress(true);
    });
    form.addEventListener("reset", function () {
      self.show(null);
      self.keepAddress(false);
    });
    document.getElementById("__search").addEventListener("change", function (event) {
      self.keepAddress(event.target.checked);
    });
    new MutationObserver(function () {
      self.read();
    }).observe(list, { childList: true });
  }

  Bar.prototype.make = function () {
    var self = this;
    var box = document.createElement("div");
    box.className = "dg-search";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", this.words.bar);
    box.hidden = true;
    this.selects = {};
    KINDS.concat("sort").forEach(function (kind) {
      var select = document.createElement("select");
      select.className = "dg-search__filter";
      select.setAttribute("aria-label", self.words[kind]);
      select.addEventListener("change", function () {
        self.choose(kind, select.value);
      });
      self.selects[kind] = select;
      box.appendChild(select);
    });
    this.copy = document.createElement("button");
    this.copy.type = "button";
    this.copy.className = "dg-search__filter";
    this.copy.textContent = this.words.copy;
    this.copy.hidden = !navigator.clipboard;
    this.copy.addEventListener("click", function () {
      navigator.clipboard.writeText(location.href).then(function () {
        self.message.textContent = self.words.copied;
      });
    });
    box.appendChild(this.copy);
    this.message = document.createElement("p");
    this.message.className = "dg-search__message";
    this.message.setAttribute("role", "status");
    box.appendChild(this.message);
    // The theme takes arrows and the tabulator for the list of results.
    box.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") event.stopPropagation();
    });
    return box;
  };

  Bar.prototype.tokens = function () {
    return this.input.value.split(/\s+/).filter(Boolean);
  };

  Bar.prototype.chosen = function (kind) {
    var token = this.tokens().filter(function (each) {
      return NAMES[kind].test(each);
    })[0];
    return token ? token.replace(NAMES[kind], "") : "";
  };

  Bar.prototype.choose = function (kind, value) {
    var rest = this.tokens().filter(function (each) {
      return !NAMES[kind].test(each);
    });
    if (value) rest.push(this.words[kind] + ":" + value);
    this.input.value = rest.join(" ");
    this.ask();
  };

  /** Lets the theme notice what stands in the field. */
  Bar.prototype.ask = function () {
    this.input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };

  /** While the search is open, the page's address is that of the search: `?q=…`, to be shared. */
  Bar.prototype.keepAddress = function (open) {
    var address = new URL(location.href);
    var query = open ? this.input.value.trim() : "";
    if ((address.searchParams.get("q") || "") === query) return;
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  };

  Bar.prototype.read = function () {
    var template = this.list.querySelector(NOTE);
    if (template) this.show(JSON.parse(template.content.textContent));
    else if (!this.list.children.length) this.show(null);
  };

  Bar.prototype.show = function (note) {
    var filtered = KINDS.some(this.chosen, this);
    if (note) this.facets = note.facets;
    this.element.hidden = !note && !filtered;
    this.message.textContent = note ? this.explain(note) : "";
    KINDS.forEach(this.offer, this);
    var sort = this.selects.sort;
    sort.textContent = "";
    sort.appendChild(option("", this.words.byScore));
    sort.appendChild(option(this.words.newest, this.words.byDate));
    sort.value = this.chosen("sort") ? this.words.newest : "";
  };

  Bar.prototype.offer = function (kind) {
    var self = this;
    var select = this.selects[kind];
    var chosen = this.chosen(kind);
    var found = chosen === "";
    select.textContent = "";
    select.appendChild(option("", this.words[kind] + ": " + this.words.all));
    (this.facets[kind] || []).forEach(function (facet) {
      var name = facet[language()];
      var value = /[\s,]/.test(name) || language() === "en" ? facet.id : name;
      select.appendChild(option(value, name + " (" + facet.count.toLocaleString("en") + ")"));
      if (chosen === name || chosen === facet.id) {
        select.value = value;
        found = true;
      }
    });
    if (!found) {
      select.appendChild(option(chosen, chosen));
      select.value = chosen;
    }
    select.classList.toggle("dg-search__filter--set", chosen !== "");
    select.hidden = !(self.facets[kind] || []).length && !chosen;
  };

  Bar.prototype.explain = function (note) {
    var words = this.words;
    var parts = note.corrected.map(function (pair) {
      return fill(words.corrected, { from: pair[0], to: pair[1] });
    });
    if (note.missing.length) parts.push(fill(words.missing, { words: note.missing.map(quoted).join(", ") }));
    if (note.otherEdition) parts.push(words.other);
    if (note.total > note.shown) parts.push(fill(words.cut, { total: note.total.toLocaleString("en"), shown: note.shown }));
    return parts.join(" ");
  };

  function quoted(word) {
    return "‘" + word + "’";
  }

  function option(value, text) {
    var element = document.createElement("option");
    element.value = value;
    element.textContent = text;
    return element;
  }

  /** Header and search belong to one edition, so the way to the other one loads the whole page. */
  function crossEditions(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.origin !== location.origin || link.target) return;
    var base = new URL(JSON.parse(document.getElementById("__config").textContent).base, location.href).pathname;
    var isEnglish = link.pathname.indexOf(base.replace(/\/$/, "") + "/en/") === 0;
    if (isEnglish !== (language() === "en")) link.target = "_self";
  }

  function start() {
    var form = document.forms.namedItem("search");
    var list = document.querySelector(".md-search-result__list");
    if (!form || !list || document.querySelector(".dg-search")) return;
    var bar = new Bar(form, list);
    var result = list.closest(".md-search-result");
    result.parentNode.insertBefore(bar.element, result);
  }

  document.addEventListener("click", crossEditions, true);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
