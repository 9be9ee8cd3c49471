"""What pages say of visits beside what people coded by hand: rows matched, cells compared, agreement measured."""
