// The search's worker, its language pack and its index are fetched when the reader turns to the search, not with every
// page. Loaded before the theme's script, which asks for all three at once; what it asks waits here until then.
(function () {
  "use strict";
  var SEARCH = ".md-search, [for=__search], #__search";
  var INDEX = /\/search\/search_index\.json$/;
  var waiting = [];

  function whenWanted(run) {
    if (waiting) waiting.push(run);
    else run();
  }

  function start() {
    var runs = waiting || [];
    waiting = null;
    runs.forEach(function (run) {
      run();
    });
  }

  var Native = window.Worker;
  /** Stands for a worker that does not exist yet, and keeps what is asked of it. */
  window.Worker = function (url, options) {
    var calls = [];
    var worker = null;
    function pass(name) {
      return function () {
        if (worker) worker[name].apply(worker, arguments);
        else calls.push([name, arguments]);
      };
    }
    whenWanted(function () {
      worker = new Native(url, options);
      calls.forEach(function (call) {
        worker[call[0]].apply(worker, call[1]);
      });
    });
    return {
      addEventListener: pass("addEventListener"),
      removeEventListener: pass("removeEventListener"),
      postMessage: pass("postMessage"),
      terminate: pass("terminate"),
    };
  };

  var open = XMLHttpRequest.prototype.open;
  var send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.open = function (method, url) {
    this.dgLater = INDEX.test(String(url).split("?")[0]);
    open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.dgLater) whenWanted(send.bind(this, body));
    else send.call(this, body);
  };

  ["pointerover", "focusin", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (waiting && event.target.closest && event.target.closest(SEARCH)) start();
    });
  });
  if (new URLSearchParams(location.search).has("q")) start();
})();
