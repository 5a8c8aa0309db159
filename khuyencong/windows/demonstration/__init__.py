"""The demonstration: Đakrông district and its plan of 2021, under invented names.

Everything is made by calling the services of the program, as the people of the demonstration would
on days of 2020 and 2021. Only the offices and the accounts are made by the program itself, since
nobody is there before them.
"""
