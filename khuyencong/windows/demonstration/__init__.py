"""The demonstration: Đakrông district and its plan of 2021, under invented names.

Everything is made by calling the services of the program, as the people of the demonstration would
on days of 2020 to 2022: the plan of 2021 is carried to its end and followed for a year, beside the
đề án of 2022 and 2023 on their way. Only the offices and the accounts are made by the program
itself, since nobody is there before them.
"""
