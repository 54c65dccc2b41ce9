;;; print(1); ; --> 1
do ; end ;
