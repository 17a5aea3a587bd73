"""What stands in for the browser's storage where it is refused, as where all cookies are blocked.

The theme's script asks for it unguarded (`localStorage` throws then, or is null in a web view) and
would stop: no button for the colours, no menu that follows. What is kept here ends with the page.
"""

from __future__ import annotations

PROGRAM = (
    'for(const name of["localStorage","sessionStorage"])try{window[name].getItem("")}catch{'
    "const kept=new Map;Object.defineProperty(window,name,{value:{"
    "getItem:key=>kept.get(key)??null,setItem:(key,value)=>{kept.set(key,String(value))},"
    "removeItem:key=>{kept.delete(key)}}})}"
)
"""Runs in a page's head, before whatever asks for storage; leaves one that answers as it is."""
STORAGE = f"<script>{PROGRAM}</script>"
