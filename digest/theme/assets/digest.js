// Long tables can be sorted and filtered. Without this script they are complete and readable as they are.
(function () {
  "use strict";
  var WORDS = {
    ko: { filter: "표에서 찾기", sort: "이 열로 정렬", count: "{n}건" },
    en: { filter: "Filter this table", sort: "Sort by this column", count: "{n} rows" },
  };

  function words() {
    return WORDS[document.documentElement.lang === "en" ? "en" : "ko"];
  }

  function keyOf(row, column) {
    var cell = row.cells[column];
    if (!cell) return "";
    var exact = cell.querySelector("data[value], time[datetime]");
    if (exact && exact.tagName === "DATA") return parseFloat(exact.value);
    if (exact) return exact.getAttribute("datetime");
    var text = cell.textContent.trim();
    return /^[\d,]+$/.test(text) ? parseInt(text.replace(/,/g, ""), 10) : text;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "ko", { numeric: true });
  }

  function addSorting(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "dg-sort";
      button.title = words().sort;
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) {
          other.removeAttribute("aria-sort");
        });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var body = table.tBodies[0];
        var rows = Array.prototype.map.call(body.rows, function (row) {
          return { row: row, key: keyOf(row, column) };
        });
        rows.sort(function (a, b) {
          return down ? compare(b.key, a.key) : compare(a.key, b.key);
        });
        rows.forEach(function (item) {
          body.appendChild(item.row);
        });
      });
    });
  }

  function addFilter(tools, table) {
    var input = document.createElement("input");
    input.type = "search";
    input.className = "dg-filter";
    input.placeholder = words().filter;
    input.setAttribute("aria-label", words().filter);
    var count = document.createElement("output");
    count.className = "dg-count";
    function update() {
      var wanted = input.value.trim().toLowerCase();
      var shown = 0;
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var fits = !wanted || row.textContent.toLowerCase().indexOf(wanted) >= 0;
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = words().count.replace("{n}", shown.toLocaleString("en"));
    }
    function followTopic() {
      // #t-exosome: an address for the stories of one topic; without this script it leads to the table.
      var chip = /^#t-[a-z0-9-]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
      if (!chip) return;
      input.value = chip.textContent;
      update();
    }
    input.addEventListener("input", update);
    tools.appendChild(input);
    tools.appendChild(count);
    update();
    if (!tools.matches(".dg-tools--topic")) return;
    followTopic();
    window.addEventListener("hashchange", followTopic);
  }

  // The theme's arrows that unfold a menu are labels without words: whoever hears the page is told what they unfold.
  function nameArrows() {
    Array.prototype.forEach.call(document.querySelectorAll("label.md-nav__link[tabindex]"), function (label) {
      var link = label.parentElement.querySelector("a");
      var box = document.getElementById(label.htmlFor);
      var arrow = label.querySelector(".md-nav__icon");
      if (!link || !box || !arrow || label.textContent.trim()) return;
      function tell() {
        arrow.setAttribute("aria-expanded", String(box.checked));
      }
      label.removeAttribute("tabindex");
      arrow.tabIndex = 0;
      arrow.setAttribute("role", "button");
      arrow.setAttribute("aria-label", link.textContent.trim());
      arrow.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        label.click();
      });
      box.addEventListener("change", tell);
      tell();
    });
  }

  function followOldRow() {
    // A row of a table that was split by year since: its story is still where it was.
    var match = /^#s-([a-z0-9-]+)$/.exec(location.hash);
    if (!match || document.getElementById("s-" + match[1])) return;
    var way = /^(.*?\/)(?:regions|topics)\/[a-z0-9-]+\//.exec(location.pathname);
    if (way) location.replace(way[1] + "stories/" + match[1] + "/");
  }

  function start() {
    Array.prototype.forEach.call(document.querySelectorAll(".dg-table:not(.dg-ready)"), function (box) {
      box.classList.add("dg-ready");
      var table = box.querySelector("table");
      if (!table || !table.tHead || !table.tBodies.length) return;
      if (table.tBodies[0].rows.length > 2 && !box.classList.contains("dg-matrix")) addSorting(table);
      var tools = box.previousElementSibling;
      if (tools && tools.matches(".dg-tools:empty")) addFilter(tools, table);
    });
    nameArrows();
    followOldRow();
  }

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
