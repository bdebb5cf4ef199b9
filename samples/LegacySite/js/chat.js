(function () {
    'use strict';

    var join = document.getElementById('join');
    var name = document.getElementById('name');
    var chat = document.getElementById('chat');
    var log = document.getElementById('log');
    var say = document.getElementById('say');
    var text = document.getElementById('text');
    var present = document.getElementById('present');
    var state = document.getElementById('state');
    var me = '';
    var socket = null;

    function show(kind, words) {
        state.setAttribute('data-state', kind);
        state.textContent = words;
    }

    function add(message) {
        var line = document.createElement('li');
        if (message.what === 'said') {
            var who = document.createElement('strong');
            who.textContent = message.name + ': ';
            line.appendChild(who);
            line.appendChild(document.createTextNode(message.text));
            line.className = message.name === me ? 'mine' : '';
        } else {
            line.className = 'event';
            line.textContent = message.name + ' ' + message.what;
        }
        log.appendChild(line);
        log.scrollTop = log.scrollHeight;
        present.textContent = message.present.join(', ');
    }

    join.addEventListener('submit', function (e) {
        e.preventDefault();
        me = name.value.trim() || 'Guest';
        show('out', 'Connecting');
        socket = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host
            + '/Chat.ashx?name=' + encodeURIComponent(me));
        socket.onopen = function () {
            show('in', 'Connected as ' + me);
            join.hidden = true;
            chat.hidden = false;
            text.focus();
        };
        socket.onmessage = function (message) {
            add(JSON.parse(message.data));
        };
        socket.onclose = function (closed) {
            show('lost', 'Connection ended (' + closed.code + '). Join again to go on.');
            join.hidden = false;
            chat.hidden = log.childElementCount === 0;
            say.hidden = true;
        };
        say.hidden = false;
    });

    say.addEventListener('submit', function (e) {
        e.preventDefault();
        if (text.value !== '' && socket.readyState === WebSocket.OPEN) {
            socket.send(text.value);
            text.value = '';
        }
    });

    // The room is what Web API says it is.
    var request = new XMLHttpRequest();
    request.open('GET', '/api/room');
    request.setRequestHeader('Accept', 'application/json');
    request.onload = function () {
        if (request.status === 200) {
            var room = JSON.parse(request.responseText);
            document.getElementById('room').textContent = room.Name;
            document.title = room.Name;
            present.textContent = room.Present === 0 ? 'Nobody is here yet' : room.Present + ' present';
        }
    };
    request.send();
}());
