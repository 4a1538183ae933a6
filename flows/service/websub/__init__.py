"""The WebSub subscriber: hubs push the new entries of a feed, so that it need not wait for the next poll.

It follows the W3C recommendation of 23 January 2018 (https://www.w3.org/TR/websub/).
"""
