"""What the tests of pages share: sign in, read an answer, name an address."""

from django.urls import reverse

from khuyencong.foundation.accounts.models import User


def signed_in(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def text_of(answer):
    return answer.content.decode()


def address(name, *args):
    return reverse(f"establishments:{name}", args=args)
