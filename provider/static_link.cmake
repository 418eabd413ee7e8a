# tf_use_archives(): every imported library that this directory or the project's root has found is linked
# as its archive (libx.a beside libx.so), where there is one. For fully static executables: packages
# name shared libraries in their CMake files.
function(tf_use_archives)
  get_directory_property(here IMPORTED_TARGETS)
  get_directory_property(root DIRECTORY ${PROJECT_SOURCE_DIR} IMPORTED_TARGETS)
  foreach(target ${here} ${root})
    foreach(property IMPORTED_LOCATION IMPORTED_LOCATION_NONE IMPORTED_LOCATION_RELEASE)
      get_target_property(library ${target} ${property})
      string(REGEX REPLACE "\\.so[.0-9]*$" ".a" archive "${library}")
      if(NOT archive STREQUAL library AND EXISTS "${archive}")
        set_target_properties(${target} PROPERTIES ${property} "${archive}")
      endif()
    endforeach()
  endforeach()
endfunction()

# Archives may need each other in any order.
set(CMAKE_CXX_LINK_EXECUTABLE "<CMAKE_CXX_COMPILER> <FLAGS> <CMAKE_CXX_LINK_FLAGS> <LINK_FLAGS> <OBJECTS> -o <TARGET> -Wl,--start-group <LINK_LIBRARIES> -Wl,--end-group")
