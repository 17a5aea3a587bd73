"""One language built alone, and the site made of such parts."""
